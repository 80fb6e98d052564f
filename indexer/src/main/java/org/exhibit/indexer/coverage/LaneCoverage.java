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

    /// The part of the span in which silence means something, 0 to 1.
    public double share() {
        long all = 0;
        long collected = 0;
        for (LaneSpan span : spans) {
            Interval interval = span.interval();
            long length = interval.to().toEpochMilli() - interval.from().toEpochMilli();
            all += length;
            collected += span.status().isGap() ? 0 : length;
        }
        return all == 0 ? 0 : (double) collected / all;
    }

    /// The spans in which silence means nothing.
    public List<LaneSpan> gaps() {
        return spans.stream().filter(span -> span.status().isGap()).toList();
    }

    /// The spans as people read them: neighbours with the same status are one where they were
    /// collected, or where one cause made the gap.
    public static List<LaneSpan> joined(List<LaneSpan> spans) {
        List<LaneSpan> rows = new ArrayList<>();
        for (LaneSpan span : spans) {
            LaneSpan last = rows.isEmpty() ? span : rows.getLast();
            boolean same =
                    last.status() == span.status()
                            && (!span.status().isGap()
                                    || last.basis().cause().equals(span.basis().cause()));
            if (!rows.isEmpty() && same && last.interval().to().equals(span.interval().from())) {
                rows.set(rows.size() - 1, last.until(span.interval().to()));
            } else {
                rows.add(span);
            }
        }
        return rows;
    }
}
