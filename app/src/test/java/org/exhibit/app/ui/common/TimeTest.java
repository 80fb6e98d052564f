package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Times and axes: a wrong zone or a missing offset on the screen would be quoted as evidence.
class TimeTest {
    private static final Instant AT = Instant.parse("2026-11-07T13:31:09Z");

    @Test
    void marksUtcWithItsLetter() {
        assertThat(TimeDisplay.UTC.exact(AT)).isEqualTo("2026-11-07 13:31:09Z");
        assertThat(TimeDisplay.UTC.minute(AT)).isEqualTo("11-07 13:31Z");
        assertThat(TimeDisplay.UTC.isUtc()).isTrue();
    }

    @Test
    void showsMillisecondsOnlyWhereThereAreSome() {
        assertThat(TimeDisplay.UTC.exact(AT.plusMillis(7))).isEqualTo("2026-11-07 13:31:09.007Z");
    }

    @Test
    void alwaysNamesTheOffsetOfLocalTimes() {
        TimeDisplay delhi = TimeDisplay.in(ZoneId.of("Asia/Kolkata"));

        assertThat(delhi.exact(AT)).isEqualTo("2026-11-07 19:01:09+05:30");
        assertThat(delhi.word()).isEqualTo("local");
        assertThat(TimeDisplay.in(ZoneOffset.UTC).exact(AT)).isEqualTo("2026-11-07 13:31:09+00:00");
    }

    @Test
    void saysSoWhereThereIsNoTime() {
        assertThat(TimeDisplay.UTC.exact(null)).isEqualTo("no time");
    }

    @Test
    void choosesRoundBinsThatStayUnderTheLimit() {
        assertThat(TimeAxis.binWidth(Duration.ZERO, 300)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TimeAxis.binWidth(Duration.ofDays(33), 300)).isEqualTo(Duration.ofHours(3));
        assertThat(TimeAxis.binWidth(Duration.ofDays(365 * 56), 300))
                .isEqualTo(Duration.ofDays(69));
    }

    @Test
    void labelsMidnightsAsDaysAndOtherTicksAsTimes() {
        Instant from = Instant.parse("2026-11-06T13:00:00Z");

        List<TimeAxis.Tick> ticks =
                TimeAxis.ticks(from, from.plus(Duration.ofHours(24)), 5, ZoneOffset.UTC);

        assertThat(ticks)
                .containsExactly(
                        new TimeAxis.Tick(Instant.parse("2026-11-06T18:00:00Z"), "18:00"),
                        new TimeAxis.Tick(Instant.parse("2026-11-07T00:00:00Z"), "Nov 7"),
                        new TimeAxis.Tick(Instant.parse("2026-11-07T06:00:00Z"), "06:00"),
                        new TimeAxis.Tick(Instant.parse("2026-11-07T12:00:00Z"), "12:00"));
    }

    @Test
    void placesDayTicksAtTheZonesOwnMidnight() {
        Instant from = Instant.parse("2026-11-01T00:00:00Z");

        List<TimeAxis.Tick> ticks =
                TimeAxis.ticks(from, from.plus(Duration.ofDays(3)), 4, ZoneId.of("Asia/Kolkata"));

        assertThat(ticks)
                .containsExactly(
                        new TimeAxis.Tick(Instant.parse("2026-11-01T18:30:00Z"), "Nov 2"),
                        new TimeAxis.Tick(Instant.parse("2026-11-02T18:30:00Z"), "Nov 3"),
                        new TimeAxis.Tick(Instant.parse("2026-11-03T18:30:00Z"), "Nov 4"));
    }

    @Test
    void usesMonthsAndYearsForLongSpans() {
        List<TimeAxis.Tick> ticks =
                TimeAxis.ticks(
                        Instant.parse("2020-02-10T00:00:00Z"),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        8,
                        ZoneOffset.UTC);

        assertThat(ticks.getFirst())
                .isEqualTo(new TimeAxis.Tick(Instant.parse("2021-01-01T00:00:00Z"), "Jan 2021"));
        assertThat(ticks).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void drawsNoTicksOverNothing() {
        assertThat(TimeAxis.ticks(AT, AT, 5, ZoneOffset.UTC)).isEmpty();
        assertThat(TimeAxis.ticks(AT, AT.plusSeconds(1), 0, ZoneOffset.UTC)).isEmpty();
    }
}
