package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.json.JsonRecordScanner;

import java.io.IOException;
import java.io.InputStream;

/// Reads one stream from its beginning to its end.
final class CloudTrailStream {
    private final RecordReader reader = new RecordReader();
    private final JsonRecordScanner scanner;
    private final LeafContext context;
    private final RecordSink sink;
    private long records;
    private long members;

    CloudTrailStream(InputStream in, LeafContext context, RecordSink sink) {
        this.scanner = new JsonRecordScanner(in, reader.walker());
        this.context = context;
        this.sink = sink;
    }

    void read() throws IOException {
        while (true) {
            context.cancel().check();
            switch (scanner.next()) {
                case RECORD -> record();
                case DAMAGED -> sink.rejected(span(++records), scanner.reason());
                case BROKEN -> sink.broken(scanner.offset(), scanner.reason());
                case END -> {
                    return;
                }
            }
        }
    }

    private void record() throws IOException {
        Reading reading = reader.interpret(scanner.buffer(), scanner.from(), scanner.to());
        switch (reading) {
            case Reading.Event event -> {
                RecordSpan span = span(++records);
                String pointer = event.pointer();
                sink.event(
                        pointer == null ? span : span.withPayload(pointer, event.decode()),
                        event.parsed(),
                        event.layout());
            }
            case Reading.Rejected rejected -> sink.rejected(span(++records), rejected.reason());
            case Reading.Nested nested ->
                    sink.nested(span(++members), nested.pointer(), nested.content());
            case Reading.Nothing nothing -> {}
        }
    }

    private RecordSpan span(long ordinal) {
        return new RecordSpan(
                scanner.buffer(),
                scanner.from(),
                scanner.to(),
                scanner.offset(),
                ordinal,
                null,
                null);
    }
}
