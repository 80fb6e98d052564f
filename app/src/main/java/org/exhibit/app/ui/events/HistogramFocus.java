package org.exhibit.app.ui.events;

import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;

import java.time.Duration;
import java.util.List;

/// Finds the span in which nearly all events of a histogram lie, where that is a small part of it:
/// a few stray dates, from a clock that was wrong, must not squeeze everything else into one bar.
final class HistogramFocus {
    /// The part of the events that may be left out on either side.
    private static final long PART = 2_000;

    /// From so many events on, one may be left out.
    private static final long FEWEST = 20;

    /// The focus is at most this part of the whole.
    private static final long SMALL = 4;

    private HistogramFocus() {}

    /// `TimeRange.ALL` where the histogram is best shown whole.
    static TimeRange of(Histogram histogram) {
        List<Histogram.Bin> bins = histogram.bins();
        long total = bins.stream().mapToLong(Histogram.Bin::count).sum();
        long left = Math.max(total >= FEWEST ? 1 : 0, total / PART);
        int first = 0;
        for (long out = 0; first < bins.size(); first++) {
            out += bins.get(first).count();
            if (out > left) {
                break;
            }
        }
        int last = bins.size() - 1;
        for (long out = 0; last > first; last--) {
            out += bins.get(last).count();
            if (out > left) {
                break;
            }
        }
        if (bins.isEmpty() || first > last) {
            return TimeRange.ALL;
        }
        TimeRange focus = new TimeRange(bins.get(first).from(), bins.get(last).to());
        Duration whole = Duration.between(bins.getFirst().from(), bins.getLast().to());
        Duration part = Duration.between(bins.get(first).from(), bins.get(last).to());
        return part.multipliedBy(SMALL).compareTo(whole) <= 0 ? focus : TimeRange.ALL;
    }
}
