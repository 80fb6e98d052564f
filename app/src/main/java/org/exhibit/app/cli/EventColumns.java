package org.exhibit.app.cli;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.index.EventJson;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An event's fields as short texts for a person.
final class EventColumns {
    private EventColumns() {}

    static String time(@Nullable Instant time) {
        return time == null ? "untimed" : EventJson.instant(time);
    }

    /// The last parts of an ARN say who; the first ones are the same on every line.
    static String actor(LogEvent event) {
        String arn = event.text(EventField.ACTOR_ARN);
        if (arn != null) {
            return shortArn(arn);
        }
        String name = event.text(EventField.ACTOR_NAME);
        return name == null ? text(event, EventField.ACTOR_TYPE) : name;
    }

    /// `arn:aws:sts::111122223333:assumed-role/R/S` as `assumed-role/R/S`.
    static String shortArn(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn") ? parts[5] : arn;
    }

    static String status(LogEvent event) {
        String status = text(event, EventField.STATUS);
        String error = text(event, EventField.ERROR);
        if (error.isEmpty()) {
            return status;
        }
        return status.isEmpty() ? error : status + ' ' + error;
    }

    /// What was sent, else what was received.
    static String bytes(LogEvent event) {
        String sent = text(event, EventField.BYTES_OUT);
        String received = text(event, EventField.BYTES_IN);
        boolean nothingSent = sent.isEmpty() || sent.equals("0");
        return nothingSent && !received.isEmpty() ? received : sent;
    }

    static String object(LogEvent event) {
        String object = text(event, EventField.OBJECT);
        if (object.isEmpty() && event.has(EventField.BUCKET)) {
            return "s3://" + text(event, EventField.BUCKET);
        }
        if (object.isEmpty() && event.has(EventField.DST_IP)) {
            String port = text(event, EventField.DST_PORT);
            return text(event, EventField.DST_IP) + (port.isEmpty() ? "" : " port " + port);
        }
        return object;
    }

    static String text(LogEvent event, EventField field) {
        String text = event.text(field);
        return text == null ? "" : text;
    }
}
