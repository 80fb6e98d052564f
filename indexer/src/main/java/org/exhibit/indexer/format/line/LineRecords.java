package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.RecordSink;

import java.io.IOException;
import java.io.InputStream;

/// Reads a stream whose records are its lines.
public final class LineRecords {
    private LineRecords() {}

    /// Gives every line but headers to the handler, numbered from 1. A line that is longer than is
    /// held, and what stands behind the last line feed where the stream fails, are records and
    /// rejected.
    ///
    /// @throws IOException where the stream fails, after what came before was handed on
    public static void read(
            InputStream in, LeafContext context, RecordSink sink, LineHandler handler)
            throws IOException {
        LineSplitter lines = new LineSplitter(in);
        long record = 0;
        while (lines.next()) {
            context.cancel().check();
            switch (lines.kind()) {
                case WHOLE -> {
                    if (!handler.header(lines.buffer(), lines.from(), lines.to())) {
                        handler.record(lines.span(++record), sink);
                    }
                }
                case TOO_LONG ->
                        sink.rejected(
                                lines.span(++record),
                                "this line has "
                                        + lines.length()
                                        + " bytes, more than the "
                                        + LineSplitter.MAX_LENGTH
                                        + " that one record may have; its first "
                                        + LineSplitter.MAX_LENGTH
                                        + " bytes are cited");
                case CUT ->
                        sink.rejected(
                                lines.span(++record), "the stream breaks off within this line");
            }
        }
    }
}
