package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.Optional;

/// A half-open span of time [from, to), never empty. UTC.
public record Interval(Instant from, Instant to) {
    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("no time lies in [" + from + ", " + to + ")");
        }
    }

    /// The span between two instants, or none where it would be empty.
    public static Optional<Interval> between(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public Optional<Interval> intersect(Interval other) {
        Instant first = from.isAfter(other.from) ? from : other.from;
        Instant last = to.isBefore(other.to) ? to : other.to;
        return between(first, last);
    }
}
