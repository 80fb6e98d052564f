package org.exhibit.indexer.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A half-open span of time [from, to); a null bound is open. Flow records match where their window overlaps it.
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    public static final TimeRange ALL = new TimeRange(null, null);

    public boolean isAll() {
        return from == null && to == null;
    }
}
