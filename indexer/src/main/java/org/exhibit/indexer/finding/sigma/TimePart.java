package org.exhibit.indexer.finding.sigma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A part of an instant, as the record writes it: the hour of `2026-03-10T22:15:00Z` is 22. No zone
/// is turned into another; AWS writes UTC.
public enum TimePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    DAY(ChronoField.DAY_OF_MONTH),
    /// Of ISO 8601: weeks begin on Monday, and the first has the year's first Thursday.
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private static final int LONGEST = 40;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{12,13}");

    /// As access logs write it, with brackets or without.
    private static final DateTimeFormatter ACCESS =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

    private final TemporalField field;

    TimePart(TemporalField field) {
        this.field = field;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TimePart> ofWord(String word) {
        for (TimePart part : values()) {
            if (part.word().equals(word)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /// Whether a moment can have this number.
    boolean admits(int number) {
        return field.range().isValidIntValue(number);
    }

    /// The number in a text that is an instant: ISO 8601, an access log's, or seconds or
    /// milliseconds since 1970; nothing in any other.
    Optional<Integer> of(String text) {
        return moment(text.strip()).map(moment -> moment.get(field));
    }

    private static Optional<LocalDateTime> moment(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(
                        LocalDateTime.ofEpochSecond(Long.parseLong(text), 0, ZoneOffset.UTC));
            }
            if (MILLISECONDS.matcher(text).matches()) {
                Instant instant = Instant.ofEpochMilli(Long.parseLong(text));
                return Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            }
            DateTimeFormatter form =
                    text.indexOf('/') > 0 ? ACCESS : DateTimeFormatter.ISO_DATE_TIME;
            return Optional.of(LocalDateTime.parse(bare(text), form));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return bracketed ? text.substring(1, text.length() - 1) : text;
    }
}
