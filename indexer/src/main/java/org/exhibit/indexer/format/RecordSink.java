package org.exhibit.indexer.format;

import java.io.IOException;

/// Receives what a format finds in one stream, in the stream's order. Every record ends in exactly
/// one call of `event` or `rejected`.
public interface RecordSink {

    /// A record that became an event.
    ///
    /// @param layout the record layout, part of the content id and needed to read the record again:
    ///   a form's name (`records`, `lookup-events`) or a flow log's field names joined by spaces
    void event(RecordSpan span, ParsedRecord record, String layout) throws IOException;

    /// A record with a boundary but no usable shape.
    void rejected(RecordSpan span, String reason) throws IOException;

    /// The stream cannot be read as its format from here on (cut JSON, exceeded bound). Not a
    /// record.
    void broken(long offset, String reason) throws IOException;

    /// A byte sequence inside a record that holds records of its own (base64 of gzip): the receiver
    /// opens and recognises it as a member. The enclosing element is not counted as a record.
    ///
    /// @param pointer JSON pointer (RFC 6901) from the enclosing element to the base64 text, e.g.
    ///   `/awslogs/data`
    /// @param content the decoded bytes, still compressed
    void nested(RecordSpan span, String pointer, byte[] content) throws IOException;
}
