package org.exhibit.app.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Divides a span of time for charts: labelled ticks, and the width of bins.
public final class TimeAxis {
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
                    Duration.ofDays(14));
    private static final int[] MONTHS = {1, 3, 6, 12, 60, 120, 600};
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter DAY = format("MMM d");
    private static final DateTimeFormatter MONTH = format("MMM yyyy");

    private TimeAxis() {}

    /// One mark of the axis.
    public record Tick(Instant at, String label) {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /// The width of bins with which a span makes at most so many: a round number of seconds, at
    /// least one.
    public static Duration binWidth(Duration span, int most) {
        for (Duration step : STEPS) {
            if (span.dividedBy(step) < most) {
                return step;
            }
        }
        long days = span.toDays() / most + 1;
        return Duration.ofDays(days);
    }

    /// Round instants inside [from, to), at most so many.
    public static List<Tick> ticks(Instant from, Instant to, int most, ZoneId zone) {
        if (most < 1 || !from.isBefore(to)) {
            return List.of();
        }
        Duration span = Duration.between(from, to);
        for (Duration step : STEPS) {
            if (span.dividedBy(step) < most) {
                return stepTicks(from, to, step, zone);
            }
        }
        for (int months : MONTHS) {
            if (span.toDays() / (months * 30L) < most) {
                return monthTicks(from, to, months, zone);
            }
        }
        return List.of();
    }

    private static List<Tick> stepTicks(Instant from, Instant to, Duration step, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime tick = firstAtOrBefore(from.atZone(zone), step);
        while (tick.toInstant().isBefore(to)) {
            if (!tick.toInstant().isBefore(from)) {
                ticks.add(new Tick(tick.toInstant(), label(tick, step)));
            }
            tick = step.toDays() > 0 ? tick.plusDays(step.toDays()) : tick.plus(step);
        }
        return ticks;
    }

    private static ZonedDateTime firstAtOrBefore(ZonedDateTime time, Duration step) {
        ZonedDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        if (step.toDays() > 0) {
            // Days are counted from a Monday, so that weeks begin on one.
            long day = LocalDate.of(1970, 1, 5).until(midnight.toLocalDate(), ChronoUnit.DAYS);
            return midnight.minusDays(Math.floorMod(day, step.toDays()));
        }
        long inDay = Duration.between(midnight, time).toSeconds();
        return midnight.plusSeconds(inDay - inDay % step.toSeconds());
    }

    private static List<Tick> monthTicks(Instant from, Instant to, int months, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime start = from.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        long sinceZero = start.getYear() * 12L + start.getMonthValue() - 1;
        ZonedDateTime tick = start.minusMonths(Math.floorMod(sinceZero, months));
        while (tick.toInstant().isBefore(to)) {
            if (!tick.toInstant().isBefore(from)) {
                ticks.add(new Tick(tick.toInstant(), MONTH.format(tick)));
            }
            tick = tick.plusMonths(months);
        }
        return ticks;
    }

    private static String label(ZonedDateTime tick, Duration step) {
        boolean midnight = tick.toLocalTime().toSecondOfDay() == 0;
        if (midnight) {
            return DAY.format(tick);
        }
        return (step.toSeconds() < 60 ? SECOND : MINUTE).format(tick);
    }
}
