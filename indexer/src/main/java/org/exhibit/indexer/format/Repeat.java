package org.exhibit.indexer.format;

/// By what a repeated delivery of the same record is known.
public sealed interface Repeat {
    /// The record carries an id of its own (CloudTrail `eventID`): same id and same content is a
    /// duplicate, same id and different content a conflict.
    record ByEventId(String eventId) implements Repeat {}

    /// The k-th equal record of one file matches the k-th equal record of another.
    record ByContent() implements Repeat {}

    /// Equal records are different events: the layout lacks the fields that would tell one from
    /// another.
    record Never() implements Repeat {}
}
