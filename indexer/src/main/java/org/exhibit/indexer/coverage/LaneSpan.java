package org.exhibit.indexer.coverage;

/// A span of time in which a lane has one status for one reason.
public record LaneSpan(Interval interval, CoverageStatus status, Basis basis) {
    /// The same, lasting longer.
    public LaneSpan until(java.time.Instant to) {
        return within(new Interval(interval.from(), to));
    }

    LaneSpan within(Interval part) {
        return new LaneSpan(part, status, basis);
    }
}
