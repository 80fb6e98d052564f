package org.exhibit.indexer.provenance.identity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/// Instants as answers of AWS calls write them; all are UTC.
public final class AnswerTime {
    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US),
                    DateTimeFormatter.ofPattern("MMM d, yyyy h:mm:ss a", Locale.US));

    private AnswerTime() {}

    /// Null where the text is in none of the known forms.
    public static @Nullable Instant parse(String text) {
        // Newer Java writes a narrow no-break space before AM and PM.
        String plain = text.replace('\u202f', ' ').replace('\u00a0', ' ').trim();
        try {
            return OffsetDateTime.parse(plain).toInstant();
        } catch (DateTimeParseException e) {
            for (DateTimeFormatter form : FORMS) {
                try {
                    return LocalDateTime.parse(plain, form).toInstant(ZoneOffset.UTC);
                } catch (DateTimeParseException other) {
                    continue;
                }
            }
            return null;
        }
    }
}
