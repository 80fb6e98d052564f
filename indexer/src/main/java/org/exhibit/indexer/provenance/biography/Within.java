package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Whether instants and spans lie in a range of time; what has no time lies only in all of it.
final class Within {
    private Within() {}

    static boolean holds(TimeRange range, @Nullable Instant time) {
        if (time == null) {
            return range.isAll();
        }
        return (range.from() == null || !time.isBefore(range.from()))
                && (range.to() == null || time.isBefore(range.to()));
    }

    /// @param end of a span, exclusive; null where `time` is an instant, or the span has no end
    static boolean holds(
            TimeRange range, @Nullable Instant time, @Nullable Instant end, boolean span) {
        if (time == null || !span) {
            return holds(range, time);
        }
        boolean before = range.to() != null && !time.isBefore(range.to());
        boolean after = range.from() != null && end != null && !end.isAfter(range.from());
        return !before && !after;
    }
}
