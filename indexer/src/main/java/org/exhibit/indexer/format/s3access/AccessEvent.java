package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Collects one access record's event and what was damaged in it. Account and Region stay absent:
/// the record has neither, only the path of a partitioned delivery may name them.
final class AccessEvent {
    private final LogEvent.Builder event =
            LogEvent.builder(SourceKind.S3_ACCESS)
                    .set(EventField.CATEGORY, "Access")
                    .set(EventField.SERVICE, "s3.amazonaws.com");
    private @Nullable List<String> warnings;

    /// Sets a field from a column that the event takes as it is.
    ///
    /// @param value the column's number, or -1 where it holds none
    void take(EventField target, RecordField field, long value) {
        if (field.kind() == RecordField.Kind.NULL) {
            event.setNull(target);
        } else if (!target.numeric()) {
            event.set(target, field.text());
        } else if (value >= 0) {
            event.set(target, value);
        }
    }

    void time(RecordField field, long millis, String precision) {
        event.set(EventField.PRECISION, precision);
        if (field.kind() == RecordField.Kind.NULL) {
            event.setNull(EventField.TIME);
        } else if (millis == AccessTime.NONE) {
            warn("the time '" + field.text() + "' cannot be read; the event is untimed");
        } else {
            event.set(EventField.TIME, millis);
        }
    }

    /// @param requester null for an anonymous request
    void requester(@Nullable Requester requester) {
        if (requester == null) {
            event.setNull(EventField.ACTOR_TYPE)
                    .setNull(EventField.ACTOR_ARN)
                    .setNull(EventField.ACTOR_NAME)
                    .setNull(EventField.ACTOR_ACCOUNT);
        } else {
            requester.describe(event);
        }
    }

    void key(RecordField bucket, RecordField key) {
        if (key.kind() == RecordField.Kind.NULL) {
            event.setNull(EventField.KEY);
            return;
        }
        String decoded = KeyText.decoded(key.text());
        if (decoded == null) {
            warn("the key is no UTF-8 once its percent escapes are decoded; it is kept as written");
            decoded = key.text();
        }
        event.set(EventField.KEY, decoded);
        if (bucket.kind() != RecordField.Kind.NULL) {
            event.set(EventField.OBJECT, "s3://" + bucket.text() + "/" + decoded);
        }
    }

    void warn(String sentence) {
        if (warnings == null) {
            warnings = new ArrayList<>();
        }
        warnings.add(sentence);
    }

    LogEvent event() {
        return event.build();
    }

    List<String> warnings() {
        return warnings == null ? List.of() : List.copyOf(warnings);
    }
}
