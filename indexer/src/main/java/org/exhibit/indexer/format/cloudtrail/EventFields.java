package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.json.JsonDecimal;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/// Builds one event from a record's leaves. A value that cannot be what it should be leaves its
/// field absent and adds a warning.
final class EventFields {
    private static final int QUOTED = 80;

    private final RecordLeaves leaves;
    private final List<String> warnings;
    private final LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);

    EventFields(RecordLeaves leaves, List<String> warnings) {
        this.leaves = leaves;
        this.warnings = warnings;
    }

    RecordLeaves leaves() {
        return leaves;
    }

    LogEvent build() {
        return event.build();
    }

    void set(EventField field, @Nullable String text) {
        event.set(field, text);
    }

    /// The leaf as it stands: absent, null or its text.
    void copy(EventField field, RecordPath path) {
        RecordField leaf = leaves.leaf(path);
        if (leaf == null) {
            if (leaves.isObject(path)) {
                warnings.add(path.path() + " holds an object where a text belongs");
            }
            return;
        }
        switch (leaf.kind()) {
            case TEXT, NUMBER, BOOLEAN -> event.set(field, leaf.text());
            case NULL -> event.setNull(field);
            case EMPTY -> warnings.add(path.path() + " holds an empty object or list for a text");
        }
    }

    /// The first of several paths that has a text; where none has, the first as it stands.
    void copyFilled(EventField field, RecordPath... paths) {
        for (RecordPath path : paths) {
            String text = leaves.filled(path);
            if (text != null) {
                event.set(field, text);
                return;
            }
        }
        copy(field, paths[0]);
    }

    /// The first of two paths that is there at all.
    void copyEither(EventField field, RecordPath usual, RecordPath other) {
        copy(field, leaves.has(usual) ? usual : other);
    }

    /// A number of bytes; `89.0` is 89.
    void bytes(EventField field, RecordPath path) {
        String text = leaves.text(path);
        if (text == null) {
            RecordField leaf = leaves.leaf(path);
            if (leaf != null && leaf.kind() == RecordField.Kind.NULL) {
                event.setNull(field);
            } else if (leaves.has(path)) {
                warnings.add(path.path() + " holds no number");
            }
            return;
        }
        OptionalLong number =
                JsonDecimal.of(text).map(JsonDecimal::toLong).orElseGet(OptionalLong::empty);
        if (number.isPresent() && number.getAsLong() >= 0) {
            event.set(field, number.getAsLong());
        } else {
            warnings.add(path.path() + ' ' + quoted(text) + " is no whole number of bytes");
        }
    }

    /// An instant; of `time` also the precision.
    void time(EventField field, RecordPath path) {
        RecordField leaf = leaves.leaf(path);
        if (leaf != null && leaf.kind() == RecordField.Kind.NULL) {
            event.setNull(field);
            return;
        }
        String text = leaves.text(path);
        RecordTime time = text == null ? null : RecordTime.parse(text);
        if (time != null) {
            event.set(field, time.millis());
            if (field == EventField.TIME) {
                event.set(EventField.PRECISION, time.fraction() ? "millisecond" : "second");
            }
        } else if (text != null) {
            warnings.add(path.path() + ' ' + quoted(text) + " is no time in ISO 8601");
        } else if (leaves.has(path)) {
            warnings.add(path.path() + " holds no time");
        }
    }

    private static String quoted(String text) {
        return '"' + (text.length() > QUOTED ? text.substring(0, QUOTED) + '…' : text) + '"';
    }
}
