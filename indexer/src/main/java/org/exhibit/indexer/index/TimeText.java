package org.exhibit.indexer.index;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An ISO 8601 time as one writes it in a query, with the span it stands for: `2026`, `2026-03`,
/// `2026-03-10`, `2026-03-10T09`, `…T09:00`, `…:05`, `…:05.250`, each with `Z`, an offset, or
/// nothing for UTC.
///
/// @param from first instant meant
/// @param to first instant no longer meant
/// @param date whether no time of day was given
record TimeText(Instant from, Instant to, boolean date) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T"
                        + " ](\\d{2})(?::(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?",
                    Pattern.CASE_INSENSITIVE);

    static Optional<TimeText> parse(String text) {
        Matcher part = FORM.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime start =
                    LocalDateTime.of(
                            Integer.parseInt(part.group(1)),
                            number(part.group(2), 1),
                            number(part.group(3), 1),
                            number(part.group(4), 0),
                            number(part.group(5), 0),
                            number(part.group(6), 0),
                            milliseconds(part.group(7)) * 1_000_000);
            ZoneOffset offset =
                    part.group(8) == null
                            ? ZoneOffset.UTC
                            : ZoneOffset.of(part.group(8).toUpperCase(java.util.Locale.ROOT));
            ChronoUnit unit = unit(part);
            return Optional.of(
                    new TimeText(
                            start.toInstant(offset),
                            start.plus(1, unit).toInstant(offset),
                            part.group(4) == null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static int milliseconds(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "00").substring(0, 3));
    }

    private static ChronoUnit unit(Matcher part) {
        ChronoUnit[] units = {
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS
        };
        for (int group = 2; group <= 6; group++) {
            if (part.group(group) == null) {
                return units[group - 2];
            }
        }
        return part.group(7) == null ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
    }
}
