package org.exhibit.indexer.index;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A half-open span of time [from, to); a null bound is open. Flow records match where their window
/// overlaps it.
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    public static final TimeRange ALL = new TimeRange(null, null);

    public boolean isAll() {
        return from == null && to == null;
    }
}
