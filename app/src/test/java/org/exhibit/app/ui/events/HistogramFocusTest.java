package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One stray date must not squeeze the others into a bar, and nothing else may be cut away.
class HistogramFocusTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Histogram of(long... counts) {
        List<Histogram.Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Instant from = START.plus(HOUR.multipliedBy(i));
            bins.add(
                    new Histogram.Bin(
                            from,
                            from.plus(HOUR),
                            counts[i],
                            Map.of(SourceKind.CLOUDTRAIL, counts[i])));
        }
        return new Histogram(bins, 0);
    }

    private static TimeRange hours(int from, int to) {
        return new TimeRange(
                START.plus(HOUR.multipliedBy(from)), START.plus(HOUR.multipliedBy(to)));
    }

    @Test
    void leavesStrayDatesOutOnEitherSide() {
        long[] counts = new long[100];
        counts[0] = 1;
        counts[60] = 500;
        counts[62] = 400;
        counts[99] = 1;
        assertThat(HistogramFocus.of(of(counts))).isEqualTo(hours(60, 63));
    }

    @Test
    void showsWhatIsSpreadOutWhole() {
        long[] counts = new long[100];
        for (int i = 0; i < 100; i += 3) {
            counts[i] = 1;
        }
        assertThat(HistogramFocus.of(of(counts))).isEqualTo(TimeRange.ALL);
    }

    @Test
    void takesAFewEventsForWhatTheyAre() {
        long[] counts = new long[100];
        counts[0] = 1;
        counts[99] = 5;
        assertThat(HistogramFocus.of(of(counts))).isEqualTo(TimeRange.ALL);
        counts[0] = 40;
        counts[99] = 40;
        assertThat(HistogramFocus.of(of(counts))).isEqualTo(TimeRange.ALL);
        assertThat(HistogramFocus.of(of())).isEqualTo(TimeRange.ALL);
    }
}
