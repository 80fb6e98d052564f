package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A value that repeats another of the same record: an object's ARN is a beginning and its key, a
/// flow's `start` is its time in seconds. Many records differ only in the value repeated, so what
/// is around it is said by a trait, and the value itself is indexed once.
///
/// @param name the path, or for a named field a zero character and its name
/// @param of the named field whose value is repeated
/// @param way how
/// @param prefix what stands before it, and `suffix` behind it
record Echo(String name, EventField of, Way way, String prefix, String suffix) {
    /// How a value is repeated.
    enum Way {
        /// As it is printed.
        TEXT,
        /// Milliseconds as whole seconds.
        SECONDS
    }

    static final String OBJECT = named(EventField.OBJECT);
    private static final int LONGEST = 2_000;
    private static final char END = '\0';
    private static final Map<String, EventField> CLOUDTRAIL =
            Map.of(
                    "resources.ARN", EventField.KEY,
                    "additionalEventData.bytesTransferredIn", EventField.BYTES_IN,
                    "additionalEventData.bytesTransferredOut", EventField.BYTES_OUT);
    private static final Map<String, EventField> S3_ACCESS = Map.of("key", EventField.KEY);
    private static final Map<String, EventField> VPC_FLOW =
            Map.of("start", EventField.TIME, "end", EventField.END);

    static String named(EventField field) {
        return END + field.jsonName();
    }

    /// The field that a path may repeat, or null.
    static @Nullable EventField candidate(SourceKind source, String path) {
        return switch (source) {
            case CLOUDTRAIL -> CLOUDTRAIL.get(path);
            case S3_ACCESS -> S3_ACCESS.get(path);
            case VPC_FLOW -> VPC_FLOW.get(path);
        };
    }

    /// The echo that a path's value is, or null.
    static @Nullable Echo of(RecordField field, EventField candidate, LogEvent event) {
        String text = field.text();
        return switch (field.kind()) {
            case TEXT ->
                    candidate.numeric()
                            ? null
                            : ending(field.path(), text, candidate, event.text(candidate));
            case NUMBER ->
                    candidate.numeric() && event.has(candidate)
                            ? number(
                                    field.path(),
                                    text,
                                    candidate,
                                    event.number(candidate).orElseThrow())
                            : null;
            case BOOLEAN, NULL, EMPTY -> null;
        };
    }

    /// The echo of a text that ends in another, at the boundary of a word; or null.
    static @Nullable Echo ending(
            String name, String text, EventField of, @Nullable String repeated) {
        if (repeated == null
                || repeated.isEmpty()
                || text.length() > LONGEST
                || !text.endsWith(repeated)) {
            return null;
        }
        int end = text.length() - repeated.length();
        return end > 0 && !Words.separates(text.charAt(end - 1))
                ? null
                : new Echo(name, of, Way.TEXT, text.substring(0, end), "");
    }

    private static @Nullable Echo number(String path, String text, EventField of, long number) {
        if (of.type() == EventField.Type.TIME) {
            return number % 1_000 == 0 && text.equals(Long.toString(number / 1_000))
                    ? new Echo(path, of, Way.SECONDS, "", "")
                    : null;
        }
        String digits = Long.toString(number);
        if (text.equals(digits)) {
            return new Echo(path, of, Way.TEXT, "", "");
        }
        return text.length() == digits.length() + 2
                        && text.endsWith(".0")
                        && text.startsWith(digits)
                ? new Echo(path, of, Way.TEXT, "", ".0")
                : null;
    }

    /// The value that it stands for in an event.
    String value(LogEvent event) {
        return of.numeric()
                ? value(event.number(of).orElseThrow())
                : prefix + event.text(of) + suffix;
    }

    String value(long number) {
        return switch (way) {
            case TEXT -> prefix + number + suffix;
            case SECONDS -> Long.toString(number / 1_000);
        };
    }

    /// The named field's text where this echo has a value; null where it cannot have it.
    @Nullable String repeated(String value) {
        return value.length() >= prefix.length() + suffix.length()
                        && value.startsWith(prefix)
                        && value.endsWith(suffix)
                ? value.substring(prefix.length(), value.length() - suffix.length())
                : null;
    }

    BytesRef term() {
        return new BytesRef(
                name
                        + '='
                        + (char) ('A' + of.ordinal())
                        + (char) ('A' + way.ordinal())
                        + prefix
                        + END
                        + suffix);
    }

    static Echo ofTerm(String name, BytesRef term) {
        String text = term.utf8ToString().substring(name.length() + 1);
        int end = text.lastIndexOf(END);
        return new Echo(
                name,
                EventField.values()[text.charAt(0) - 'A'],
                Way.values()[text.charAt(1) - 'A'],
                text.substring(2, end),
                text.substring(end + 1));
    }
}
