package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.exhibit.app.ui.common.BarChart;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a drag over the histogram selects: exactly whole bins, so that the count over the brush is
/// the table's count.
class HistogramScaleTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private final HistogramScale scale =
            new HistogramScale(FROM, FROM.plus(Duration.ofHours(10)), Duration.ofHours(1), 1_000);

    private static Instant hour(int hours) {
        return FROM.plus(Duration.ofHours(hours));
    }

    @Test
    void selectsTheWholeBinsThatADragTouches() {
        assertThat(scale.select(250, 430)).isEqualTo(new TimeRange(hour(2), hour(5)));
        assertThat(scale.select(430, 250)).isEqualTo(new TimeRange(hour(2), hour(5)));
        assertThat(scale.select(250, 250)).isEqualTo(new TimeRange(hour(2), hour(3)));
    }

    @Test
    void neverSelectsBeyondTheChart() {
        assertThat(scale.select(-80, 5_000)).isEqualTo(new TimeRange(hour(0), hour(10)));
    }

    @Test
    void movesAndStopsAtTheEdges() {
        TimeRange range = new TimeRange(hour(7), hour(9));

        assertThat(scale.move(range, 1)).isEqualTo(new TimeRange(hour(8), hour(10)));
        assertThat(scale.move(range, 5)).isEqualTo(new TimeRange(hour(8), hour(10)));
        assertThat(scale.move(range, -50)).isEqualTo(new TimeRange(hour(0), hour(2)));
    }

    @Test
    void stretchesDownToOneBinAndUpToTheEdge() {
        TimeRange range = new TimeRange(hour(7), hour(9));

        assertThat(scale.stretch(range, -1)).isEqualTo(new TimeRange(hour(7), hour(8)));
        assertThat(scale.stretch(range, -9)).isEqualTo(new TimeRange(hour(7), hour(8)));
        assertThat(scale.stretch(range, 9)).isEqualTo(new TimeRange(hour(7), hour(10)));
    }

    @Test
    void placesInstantsAndReadsThemBack() {
        assertThat(scale.x(hour(5))).isCloseTo(500, within(0.001));
        assertThat(scale.at(500)).isEqualTo(hour(5));
    }

    @Test
    void stacksSourcesAndShowsEvenASingleEvent() {
        Histogram.Bin busy =
                new Histogram.Bin(
                        hour(0),
                        hour(1),
                        1_000,
                        Map.of(SourceKind.CLOUDTRAIL, 600L, SourceKind.S3_ACCESS, 400L));
        Histogram.Bin one = new Histogram.Bin(hour(1), hour(2), 1, Map.of(SourceKind.VPC_FLOW, 1L));
        Histogram histogram = new Histogram(List.of(busy, one), 0);

        Map<SourceKind, List<BarChart.Bar>> bars =
                HistogramScale.of(histogram, 100).bars(histogram, 50);

        assertThat(bars)
                .isEqualTo(
                        Map.of(
                                SourceKind.CLOUDTRAIL, List.of(new BarChart.Bar(0, 40, 0, 30)),
                                SourceKind.S3_ACCESS, List.of(new BarChart.Bar(0, 40, 30, 20)),
                                SourceKind.VPC_FLOW, List.of(new BarChart.Bar(50, 40, 0, 1))));
    }
}
