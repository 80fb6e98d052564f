package org.exhibit.indexer.integrity;

import java.util.List;

/// The outcome of a verification: every check made, whether it held, and what was seen.
public record Verification(List<Check> checks) {
    /// @param name a stable word, e.g. `signature`, `attachments`, `custody-chain`
    /// @param ok whether it held
    /// @param detail one sentence: what was compared, and on failure what differs and what it means
    public record Check(String name, boolean ok, String detail) {}

    public Verification {
        checks = List.copyOf(checks);
    }

    /// True where every check held; an empty list of checks does not hold.
    public boolean ok() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::ok);
    }
}
