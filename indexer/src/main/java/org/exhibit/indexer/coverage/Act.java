package org.exhibit.indexer.coverage;

/// What is asked about when something is said to be absent.
public enum Act {
    READ("read", LaneClass.Access.READ),
    LIST("listing", LaneClass.Access.READ),
    WRITE("write", LaneClass.Access.WRITE),
    DELETE("deletion", LaneClass.Access.WRITE),
    /// A call of an API that reads, e.g. `DescribeSnapshots`.
    LOOK("reading call", LaneClass.Access.READ),
    /// A call of an API that changes something, e.g. `ModifySnapshotAttribute`.
    CHANGE("change", LaneClass.Access.WRITE),
    /// Traffic over a network interface.
    TRAFFIC("traffic", LaneClass.Access.ALL);

    private final String noun;
    private final LaneClass.Access access;

    Act(String noun, LaneClass.Access access) {
        this.noun = noun;
        this.access = access;
    }

    public String noun() {
        return noun;
    }

    LaneClass.Access access() {
        return access;
    }
}
