package org.exhibit.indexer.coverage;

import java.util.Comparator;

/// One log of one account and region.
///
/// @param account 12 digits
/// @param region an AWS Region code; `*` for every region without a lane of its own
public record Lane(String account, String region, LaneClass kind) implements Comparable<Lane> {
    private static final Comparator<Lane> ORDER =
            Comparator.comparing(Lane::account)
                    .thenComparing(Lane::region)
                    .thenComparing(lane -> lane.kind().text());

    @Override
    public int compareTo(Lane other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + ' ' + region + ' ' + kind.text();
    }
}
