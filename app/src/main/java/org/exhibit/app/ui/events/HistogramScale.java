package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where the instants of a histogram lie on a chart, and what a drag over it selects.
///
/// @param from left edge of the chart
/// @param to right edge
/// @param bin width of a bin; what is selected begins and ends at bins
/// @param width of the chart in px
record HistogramScale(Instant from, Instant to, Duration bin, double width) {

    /// Covers all bins of a histogram that has some.
    static HistogramScale of(Histogram histogram, double width) {
        Histogram.Bin first = histogram.bins().getFirst();
        return new HistogramScale(
                first.from(),
                histogram.bins().getLast().to(),
                Duration.between(first.from(), first.to()),
                width);
    }

    double x(Instant instant) {
        double part = (double) Duration.between(from, instant).toMillis() / span();
        return Math.clamp(part, 0, 1) * width;
    }

    Instant at(double x) {
        return from.plusMillis((long) (Math.clamp(x / width, 0, 1) * span()));
    }

    private double span() {
        return Math.max(1, Duration.between(from, to).toMillis());
    }

    /// The whole bins that a drag from one place to another touches.
    TimeRange select(double one, double other) {
        Instant start = down(at(Math.min(one, other)));
        Instant last = down(at(Math.max(one, other)));
        Instant end = last.isBefore(to) ? last.plus(bin) : last;
        return new TimeRange(start, end);
    }

    /// A selection moved by whole bins, kept inside the chart.
    TimeRange move(TimeRange range, long bins) {
        Instant start = range.from() == null ? from : range.from();
        Instant end = range.to() == null ? to : range.to();
        Duration shift = bin.multipliedBy(bins);
        if (start.plus(shift).isBefore(from)) {
            shift = Duration.between(start, from);
        }
        if (end.plus(shift).isAfter(to)) {
            shift = Duration.between(end, to);
        }
        return new TimeRange(start.plus(shift), end.plus(shift));
    }

    /// A selection whose end is moved by whole bins; at least one bin stays.
    TimeRange stretch(TimeRange range, long bins) {
        Instant start = range.from() == null ? from : range.from();
        Instant end = (range.to() == null ? to : range.to()).plus(bin.multipliedBy(bins));
        Instant least = start.plus(bin);
        if (end.isBefore(least)) {
            end = least;
        }
        return new TimeRange(start, end.isAfter(to) ? to : end);
    }

    private Instant down(Instant instant) {
        long bins = Duration.between(from, instant).toMillis() / Math.max(1, bin.toMillis());
        return from.plus(bin.multipliedBy(bins));
    }

    /// The bars of each source, stacked in the sources' order; whatever occurs is at least one px
    /// high.
    Map<SourceKind, List<BarChart.Bar>> bars(Histogram histogram, double height) {
        long most = histogram.bins().stream().mapToLong(Histogram.Bin::count).max().orElse(0);
        Map<SourceKind, List<BarChart.Bar>> bars = new EnumMap<>(SourceKind.class);
        for (Histogram.Bin bin : histogram.bins()) {
            double left = x(bin.from());
            double wide = Math.max(1, (x(bin.to()) - left) * 0.8);
            double foot = 0;
            for (SourceKind source : SourceKind.values()) {
                long count = bin.bySource().getOrDefault(source, 0L);
                if (count > 0) {
                    double high = Math.max(1, height * count / most);
                    bars.computeIfAbsent(source, s -> new ArrayList<>())
                            .add(new BarChart.Bar(left, wide, foot, high));
                    foot += high;
                }
            }
        }
        return bars;
    }
}
