package org.exhibit.indexer.coverage;

import org.exhibit.indexer.index.Query;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// One log of one account and region.
///
/// @param account 12 digits
/// @param region an AWS Region code; `*` for every region without a lane of its own
public record Lane(String account, String region, LaneClass kind) implements Comparable<Lane> {
    private static final Comparator<Lane> ORDER =
            Comparator.comparing(Lane::account)
                    .thenComparing(Lane::region)
                    .thenComparing(lane -> lane.kind().text());

    /// The query for records that can only have come from this lane; none where records do not
    /// tell.
    public Optional<Query> records() {
        return Optional.ofNullable(LaneQuery.of(this, Set.of()));
    }

    @Override
    public int compareTo(Lane other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + ' ' + region + ' ' + kind.text();
    }
}
