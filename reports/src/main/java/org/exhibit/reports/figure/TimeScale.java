package org.exhibit.reports.figure;

import org.exhibit.reports.facts.TimelineRow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Maps instants to places on a horizontal axis, with ticks at round times in UTC.
final class TimeScale {
    private static final int MOST_TICKS = 7;
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(30),
                    Duration.ofDays(90),
                    Duration.ofDays(365),
                    Duration.ofDays(3650),
                    Duration.ofDays(36500));

    private final Instant from;
    private final double seconds;
    private final double left;
    private final double right;

    /// @param label in UTC
    record Tick(double x, String label) {}

    private TimeScale(Instant from, double seconds, double left, double right) {
        this.from = from;
        this.seconds = seconds;
        this.left = left;
        this.right = right;
    }

    static TimeScale over(List<TimelineRow> rows, double left, double right) {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (TimelineRow row : rows) {
            Instant time = row.time();
            if (time != null) {
                Instant end = row.end() == null ? time : row.end();
                from = time.isBefore(from) ? time : from;
                to = end.isAfter(to) ? end : to;
            }
        }
        if (from.equals(Instant.MAX)) {
            throw new IllegalArgumentException("a timeline without times cannot be drawn");
        }
        double span = Math.max(2, to.getEpochSecond() - (double) from.getEpochSecond());
        double room = span * 0.03;
        return new TimeScale(
                from.minusSeconds((long) Math.ceil(room)), span + 2 * Math.ceil(room), left, right);
    }

    /// The span itself, without room beside it.
    static TimeScale of(Instant from, Instant to, double left, double right) {
        double span = Math.max(1, to.getEpochSecond() - (double) from.getEpochSecond());
        return new TimeScale(from, span, left, right);
    }

    double x(Instant time) {
        double since = (time.toEpochMilli() - (double) from.toEpochMilli()) / 1000;
        return left + (right - left) * Math.min(1, Math.max(0, since / seconds));
    }

    List<Tick> ticks() {
        Duration step = STEPS.getLast();
        for (Duration candidate : STEPS.reversed()) {
            if (seconds / candidate.toSeconds() <= MOST_TICKS) {
                step = candidate;
            }
        }
        DateTimeFormatter form =
                DateTimeFormatter.ofPattern(
                                step.compareTo(Duration.ofDays(1)) >= 0
                                        ? "uuuu-MM-dd"
                                        : step.compareTo(Duration.ofMinutes(1)) >= 0
                                                ? "MM-dd HH:mm'Z'"
                                                : "HH:mm:ss'Z'",
                                Locale.ROOT)
                        .withZone(ZoneOffset.UTC);
        List<Tick> ticks = new ArrayList<>();
        long size = step.toSeconds();
        long at = Math.floorDiv(from.getEpochSecond() + size - 1, size) * size;
        for (; at <= from.getEpochSecond() + (long) seconds; at += size) {
            Instant time = Instant.ofEpochSecond(at);
            ticks.add(new Tick(x(time), form.format(time)));
        }
        return ticks;
    }
}
