package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Keeps all that a format hands out, and re-reads each event from its own bytes to see that it
/// comes out equal.
public final class CollectedRecords implements RecordSink {
    /// @param raw the record's bytes as text
    public record Event(long record, long offset, String raw, ParsedRecord parsed, String layout) {}

    public record Rejected(long record, long offset, String raw, String reason) {}

    public final List<Event> events = new ArrayList<>();
    public final List<Rejected> rejected = new ArrayList<>();
    private final @Nullable LogFormat format;

    public CollectedRecords(@Nullable LogFormat format) {
        this.format = format;
    }

    public static CollectedRecords of(LogFormat format, String text) throws IOException {
        return of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    public static CollectedRecords of(LogFormat format, byte[] content) throws IOException {
        return of(format, new ByteArrayInputStream(content), null);
    }

    public static CollectedRecords of(LogFormat format, InputStream in, @Nullable String flowFormat)
            throws IOException {
        CollectedRecords found = new CollectedRecords(format);
        format.read(in, new LeafContext("test.log", flowFormat, new CancelToken()), found);
        return found;
    }

    @Override
    public void event(RecordSpan span, ParsedRecord record, String layout) throws IOException {
        events.add(new Event(span.record(), span.offset(), text(span), record, layout));
        if (format != null) {
            byte[] bytes = span.bytes();
            RecordSpan again =
                    new RecordSpan(
                            bytes,
                            0,
                            bytes.length,
                            span.offset(),
                            span.record(),
                            span.payload(),
                            span.decode());
            ParsedRecord reread = format.parse(again, layout);
            if (!reread.equals(record)) {
                throw new AssertionError("read " + record + "\nbut re-read " + reread);
            }
        }
    }

    @Override
    public void rejected(RecordSpan span, String reason) {
        rejected.add(new Rejected(span.record(), span.offset(), text(span), reason));
    }

    @Override
    public void broken(long offset, String reason) {
        throw new AssertionError("line formats never break: " + reason);
    }

    @Override
    public void nested(RecordSpan span, String name, byte[] content) {
        throw new AssertionError("lines hold no members: " + name);
    }

    public static String text(RecordSpan span) {
        return new String(span.bytes(), StandardCharsets.ISO_8859_1);
    }
}
