package org.exhibit.indexer.coverage;

import java.time.Instant;

/// The fixed words in which absence is stated; nothing else may be said of it.
final class Sentences {
    private Sentences() {}

    static String of(Absence absence, Absence.Span span) {
        String what = absence.object().text();
        String when = " from " + text(span.interval().from()) + " to " + text(span.interval().to());
        String none = "No " + absence.act().noun() + " of " + what + " is recorded" + when;
        String basis = span.basis().text();
        return switch (span.status().says()) {
            case NOTHING_RECORDED -> none + "; the log was collected (" + basis + ").";
            case NO_PROMISE -> none + "; this log does not promise completeness (" + basis + ").";
            case NOTHING_CAN_BE_SAID ->
                    "Nothing can be said about " + what + when + ": " + basis + '.';
        };
    }

    static String text(Instant instant) {
        return instant.toString();
    }
}
