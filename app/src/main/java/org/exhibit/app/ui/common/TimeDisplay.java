package org.exhibit.app.ui.common;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How instants are shown on the screen. Only the display changes; what leaves the workbench is
/// always UTC.
public final class TimeDisplay {
    /// Coordinated universal time, marked with a `Z`.
    public static final TimeDisplay UTC = new TimeDisplay(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND = format("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter EXACT = format("yyyy-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter MINUTE = format("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = format("yyyy-MM-dd");
    private static final DateTimeFormatter OFFSET = format("xxx");

    private final ZoneId zone;

    private TimeDisplay(ZoneId zone) {
        this.zone = zone;
    }

    /// The time of this computer's zone, always shown with its offset.
    public static TimeDisplay local() {
        return in(ZoneId.systemDefault());
    }

    static TimeDisplay in(ZoneId zone) {
        return new TimeDisplay(zone);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    public boolean isUtc() {
        return this == UTC;
    }

    /// The word for table headers.
    public String word() {
        return isUtc() ? "UTC" : "local";
    }

    public ZoneId zone() {
        return zone;
    }

    /// `2025-11-07 13:31:09Z`, with milliseconds only where there are any.
    public String exact(@Nullable Instant instant) {
        if (instant == null) {
            return "no time";
        }
        ZonedDateTime time = instant.atZone(zone);
        return (instant.getNano() < 1_000_000 ? SECOND : EXACT).format(time) + suffix(time);
    }

    /// `11-07 13:31Z`, for labels with little room.
    public String minute(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        return MINUTE.format(time) + suffix(time);
    }

    /// `2025-11-07`.
    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    private String suffix(ZonedDateTime time) {
        return isUtc() ? "Z" : OFFSET.format(time);
    }
}
