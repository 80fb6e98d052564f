package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;

import java.io.IOException;

/// What a format makes of one line.
public interface LineHandler {

    /// Whether a line is a header, which is no record. A handler whose columns depend on it takes
    /// note.
    default boolean header(byte[] buffer, int from, int to) {
        return false;
    }

    /// Hands one whole line to the sink, as event or as rejected.
    void record(RecordSpan span, RecordSink sink) throws IOException;
}
