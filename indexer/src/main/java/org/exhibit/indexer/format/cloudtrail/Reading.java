package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.ParsedRecord;
import org.jspecify.annotations.Nullable;

/// What one JSON object of a CloudTrail stream turned out to be.
sealed interface Reading {

    /// A record.
    ///
    /// @param pointer JSON pointer to the record inside its envelope, or null
    /// @param decode how to read what the pointer names, or null
    record Event(
            ParsedRecord parsed, String layout, @Nullable String pointer, @Nullable String decode)
            implements Reading {}

    /// Bytes that hold records of their own.
    ///
    /// @param pointer JSON pointer to the base64 text they stand in
    record Nested(String pointer, byte[] content) implements Reading {}

    /// Neither a record nor damage: a health check of the delivery.
    record Nothing() implements Reading {}

    /// No record.
    ///
    /// @param reason a phrase for the analyst
    record Rejected(String reason) implements Reading {}
}
