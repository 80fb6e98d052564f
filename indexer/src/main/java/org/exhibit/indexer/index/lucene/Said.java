package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

/// One thing that a record says, and others may say again.
sealed interface Said {
    /// A path of the record with its value.
    record Leaf(RecordField field) implements Said {}

    /// A named field with its text.
    record Text(EventField field, String text) implements Said {}

    /// A named field with its number.
    record Number(EventField field, long value) implements Said {}

    /// A named field that the record says null for.
    record Null(EventField field) implements Said {}

    /// A path or a named field whose value repeats another.
    ///
    /// @param kind how the record writes it
    record Echoed(Echo echo, RecordField.Kind kind) implements Said {}

    /// How the record lies in its file.
    record Form(Delivery delivery, @Nullable String payload, @Nullable String decode, String layout)
            implements Said {}
}
