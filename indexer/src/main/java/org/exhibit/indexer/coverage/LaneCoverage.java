package org.exhibit.indexer.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One lane over the whole span of the evidence.
///
/// @param spans in order, without holes or overlaps
/// @param notes what this log never holds, whatever its status; one sentence each
public record LaneCoverage(Lane lane, List<LaneSpan> spans, List<String> notes) {
    public LaneCoverage {
        spans = List.copyOf(spans);
        notes = List.copyOf(notes);
    }

    /// The spans of this lane that lie in an interval, cut to it.
    public List<LaneSpan> within(Interval interval) {
        List<LaneSpan> found = new ArrayList<>();
        for (LaneSpan span : spans) {
            Optional<Interval> part = span.interval().intersect(interval);
            part.ifPresent(shared -> found.add(span.within(shared)));
        }
        return found;
    }

    /// The spans in which silence means nothing.
    public List<LaneSpan> gaps() {
        return spans.stream().filter(span -> span.status().isGap()).toList();
    }
}
