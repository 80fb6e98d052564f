package org.exhibit.indexer.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.OptionalLong;

/// One log record's named fields. A field is absent (the record has none), null (the record says
/// null or `-`) or has a value. Immutable.
public final class LogEvent {
    private static final Object NULL = new Object();
    private static final int COUNT = EventField.values().length;

    private final @Nullable Object[] values;

    private LogEvent(@Nullable Object[] values) {
        this.values = values;
    }

    public static Builder builder(SourceKind source) {
        return new Builder().set(EventField.SOURCE, source.word());
    }

    public SourceKind source() {
        return SourceKind.ofWord(String.valueOf(text(EventField.SOURCE)))
                .orElseThrow(() -> new IllegalStateException("an event without a known source"));
    }

    /// The text of a keyword or address field; of a number its decimal form; null where absent or
    /// null.
    public @Nullable String text(EventField field) {
        Object value = values[field.ordinal()];
        return value == null || value == NULL ? null : value.toString();
    }

    /// The value of a number or time field.
    public OptionalLong number(EventField field) {
        return values[field.ordinal()] instanceof Long value
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    public boolean isNull(EventField field) {
        return values[field.ordinal()] == NULL;
    }

    public boolean has(EventField field) {
        Object value = values[field.ordinal()];
        return value != null && value != NULL;
    }

    /// The record's instant; null for an untimed event.
    public @Nullable Instant time() {
        return instant(EventField.TIME);
    }

    public @Nullable Instant instant(EventField field) {
        return values[field.ordinal()] instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogEvent event && java.util.Arrays.equals(values, event.values);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("LogEvent{");
        for (EventField field : EventField.values()) {
            if (values[field.ordinal()] != null) {
                out.append(field.jsonName())
                        .append('=')
                        .append(isNull(field) ? "null" : text(field))
                        .append(", ");
            }
        }
        return out.append('}').toString();
    }

    /// Collects one event's fields. Not thread-safe.
    public static final class Builder {
        private final @Nullable Object[] values = new @Nullable Object[COUNT];

        private Builder() {}

        /// Sets a keyword or address field; a null text leaves the field absent.
        public Builder set(EventField field, @Nullable String text) {
            if (field.numeric()) {
                throw new IllegalArgumentException(field.jsonName() + " takes a number");
            }
            if (text != null) {
                values[field.ordinal()] = text;
            }
            return this;
        }

        /// Sets a number, or a time in milliseconds since the epoch.
        public Builder set(EventField field, long number) {
            if (!field.numeric()) {
                throw new IllegalArgumentException(field.jsonName() + " takes a text");
            }
            values[field.ordinal()] = number;
            return this;
        }

        /// Says that the record itself writes null (or `-`) for this field.
        public Builder setNull(EventField field) {
            values[field.ordinal()] = NULL;
            return this;
        }

        public boolean has(EventField field) {
            Object value = values[field.ordinal()];
            return value != null && value != NULL;
        }

        /// The event; the builder can go on being used.
        public LogEvent build() {
            return new LogEvent(values.clone());
        }
    }
}
