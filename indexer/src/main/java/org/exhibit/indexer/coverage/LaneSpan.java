package org.exhibit.indexer.coverage;

/// A span of time in which a lane has one status for one reason.
public record LaneSpan(Interval interval, CoverageStatus status, Basis basis) {
    LaneSpan within(Interval part) {
        return new LaneSpan(part, status, basis);
    }
}
