package org.exhibit.reports.document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as a pack prints them: UTC, always with `Z`.
public final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    /// For reading: seconds, and milliseconds only where there are any.
    public static String printed(@Nullable Instant time) {
        if (time == null) {
            return "untimed";
        }
        return (time.toEpochMilli() % 1000 == 0 ? SECONDS : MILLIS).format(time);
    }

    /// A span in lines of one instant's length.
    static String span(@Nullable Instant first, @Nullable Instant last) {
        String from = printed(first);
        String to = printed(last);
        int day = "uuuu-MM-dd ".length();
        boolean sameDay = from.regionMatches(0, to, 0, day);
        return from + (sameDay ? "\nto " + to.substring(day) : "\nto\n" + to);
    }

    /// The same in two lines, for narrow columns.
    static String stacked(@Nullable Instant time) {
        return printed(time).replace(' ', '\n');
    }

    /// For machines: ISO 8601 with milliseconds; empty for none.
    public static String iso(@Nullable Instant time) {
        return time == null ? "" : ISO.format(time);
    }
}
