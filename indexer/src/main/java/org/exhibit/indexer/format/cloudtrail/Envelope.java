package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.Delivery;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What stands around a CloudTrail record.
enum Envelope {
    /// Nothing: an element of a log file, a line, an object.
    NONE("records", null, Delivery.LOG_FILE, "CloudTrail record"),
    CLOUDWATCH("cloudwatch", RecordPath.MESSAGE, Delivery.CLOUDWATCH, "CloudWatch Logs event"),
    EVENTBRIDGE("eventbridge", RecordPath.DETAIL, Delivery.EVENTBRIDGE, "EventBridge event"),
    LOOKUP_EVENTS(
            "lookup-events", RecordPath.LOOKED_UP, Delivery.LOOKUP_EVENTS, "LookupEvents event");

    private final String layout;
    private final @Nullable RecordPath payload;
    private final Delivery delivery;
    private final String label;

    Envelope(String layout, @Nullable RecordPath payload, Delivery delivery, String label) {
        this.layout = layout;
        this.payload = payload;
        this.delivery = delivery;
        this.label = label;
    }

    /// The layout word of the record, part of its content id.
    String layout() {
        return layout;
    }

    /// The member that holds the record; null where there is no envelope.
    @Nullable RecordPath payload() {
        return payload;
    }

    Delivery delivery() {
        return delivery;
    }

    /// What to call it in a sentence.
    String label() {
        return label;
    }

    static Optional<Envelope> ofLayout(String layout) {
        for (Envelope envelope : values()) {
            if (envelope.layout.equals(layout)) {
                return Optional.of(envelope);
            }
        }
        return Optional.empty();
    }
}
