package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.LeafContext;
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

/// Everything a stream gave, copied out of the borrowed buffer.
final class Collected implements RecordSink {

    /// A record's place and bytes.
    record Place(
            String raw,
            long offset,
            long record,
            @Nullable String payload,
            @Nullable String decode) {}

    record Event(Place place, ParsedRecord parsed, String layout) {}

    record Rejected(Place place, String reason) {}

    record Broken(long offset, String reason) {}

    record Nested(String name, String content) {}

    final List<Event> events = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final List<Broken> broken = new ArrayList<>();
    final List<Nested> nested = new ArrayList<>();
    private final List<byte[]> raws = new ArrayList<>();

    static Collected of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected of(byte[] bytes) throws IOException {
        return of(new ByteArrayInputStream(bytes));
    }

    static Collected of(InputStream in) throws IOException {
        Collected collected = new Collected();
        new CloudTrailFormat()
                .read(in, new LeafContext("test.json", null, new CancelToken()), collected);
        return collected;
    }

    /// The bytes of every record, events and rejected ones, in the stream's order.
    List<byte[]> raws() {
        return raws;
    }

    List<String> reasons() {
        return rejected.stream().map(Rejected::reason).toList();
    }

    List<String> rejectedRaws() {
        return rejected.stream().map(r -> r.place().raw()).toList();
    }

    List<String> eventRaws() {
        return events.stream().map(e -> e.place().raw()).toList();
    }

    /// The one event of the stream.
    ParsedRecord only() {
        if (events.size() != 1) {
            throw new AssertionError("not one event: " + events + rejected + broken);
        }
        return events.getFirst().parsed();
    }

    @Override
    public void event(RecordSpan span, ParsedRecord record, String layout) {
        events.add(new Event(place(span), record, layout));
    }

    @Override
    public void rejected(RecordSpan span, String reason) {
        rejected.add(new Rejected(place(span), reason));
    }

    @Override
    public void broken(long offset, String reason) {
        broken.add(new Broken(offset, reason));
    }

    @Override
    public void nested(RecordSpan span, String name, byte[] content) {
        nested.add(new Nested(name, new String(content, StandardCharsets.ISO_8859_1)));
    }

    private Place place(RecordSpan span) {
        byte[] bytes = span.bytes();
        raws.add(bytes);
        return new Place(
                new String(bytes, StandardCharsets.ISO_8859_1),
                span.offset(),
                span.record(),
                span.payload(),
                span.decode());
    }
}
