package org.exhibit.indexer.format;

import org.exhibit.indexer.event.SourceKind;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// One log format: recognises a stream by content first and name second, and reads its records.
/// Implementations are stateless and thread-safe.
public interface LogFormat {
    /// Bytes of the decompressed stream offered to `recognise`.
    int HEAD_LENGTH = 64 * 1024;

    SourceKind source();

    /// A stable word for the format, printed in file lists, e.g. `cloudtrail`.
    String name();

    /// Looks at the head of a stream.
    ///
    /// @param head the first bytes, at most `HEAD_LENGTH`; shorter only where the stream is
    /// @param name the path it came by
    /// @return empty where this format has nothing to say about it
    Optional<Recognition> recognise(byte[] head, String name);

    /// Reads the whole stream. Memory is bounded by one record (16 MB) whatever the stream's size.
    ///
    /// @throws IOException where the stream itself fails; what was handed to the sink before stands
    void read(InputStream in, LeafContext context, RecordSink sink) throws IOException;

    /// Reads one record again from its exact bytes.
    ///
    /// @param span the record, with payload and decode as first handed out
    /// @param layout the layout first handed out with it
    /// @throws IOException where the bytes are no such record
    ParsedRecord parse(RecordSpan span, String layout) throws IOException;
}
