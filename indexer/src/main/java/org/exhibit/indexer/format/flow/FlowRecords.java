package org.exhibit.indexer.format.flow;

import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.line.ByteSearch;
import org.exhibit.indexer.format.line.FieldCache;
import org.exhibit.indexer.format.line.LineHandler;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes records of flow-log lines. A header, at the start or where files were joined, sets the
/// layout of what follows; without one the first line that fits the examiner's layout or the
/// default one does. One stream, one thread.
final class FlowRecords implements LineHandler {
    private final @Nullable FlowLayout given;
    private final FlowLine line = new FlowLine(FieldCache.ofStream());
    private @Nullable FlowLayout layout;

    FlowRecords(@Nullable FlowLayout given) {
        this.given = given;
    }

    @Override
    public boolean header(byte[] buffer, int from, int to) {
        if (!startsWithName(buffer, from, to)) {
            return false;
        }
        Optional<FlowLayout> header = FlowLayout.ofHeader(buffer, from, to);
        if (header.isEmpty()) {
            return false;
        }
        if (layout == null || !layout.text().equals(header.get().text())) {
            layout = header.get();
        }
        return true;
    }

    @Override
    public void record(RecordSpan span, RecordSink sink) throws IOException {
        int count = line.split(span.buffer(), span.from(), span.to());
        FlowLayout use = layout == null ? headerless() : layout;
        if (use == null) {
            sink.rejected(span, unknownLayout(count));
        } else if (count != use.size()) {
            sink.rejected(span, wrongCount(count, use));
        } else {
            layout = use;
            sink.event(span, line.parsed(use), use.text());
        }
    }

    static ParsedRecord parse(RecordSpan span, String layout) throws IOException {
        FlowLayout use;
        try {
            use = FlowLayout.of(layout);
        } catch (IllegalArgumentException e) {
            throw new IOException("the record was filed under an impossible layout", e);
        }
        FlowLine line = new FlowLine(FieldCache.none());
        int count = line.split(span.buffer(), span.from(), span.to());
        if (count != use.size()) {
            throw new IOException(wrongCount(count, use));
        }
        return line.parsed(use);
    }

    private @Nullable FlowLayout headerless() {
        if (given != null && line.fits(given)) {
            return given;
        }
        if (line.fits(FlowLayout.DEFAULT)) {
            return FlowLayout.DEFAULT;
        }
        // Fields that take any text fit nothing by shape; the examiner's word then decides by their
        // number.
        return given;
    }

    /// Whether one of the first two words is a field's name, as values hardly ever are.
    private static boolean startsWithName(byte[] buffer, int from, int to) {
        int at = ByteSearch.startOfToken(buffer, from, to);
        if (at == to || buffer[at] < 'a' || buffer[at] > 'z') {
            return false;
        }
        int end = ByteSearch.endOfToken(buffer, at, to);
        int second = ByteSearch.startOfToken(buffer, end, to);
        return isName(buffer, at, end)
                || isName(buffer, second, ByteSearch.endOfToken(buffer, second, to));
    }

    private static boolean isName(byte[] buffer, int from, int to) {
        return to - from <= FlowLayout.LONGEST_NAME
                && FlowField.named(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1))
                        .isPresent();
    }

    private static String wrongCount(int count, FlowLayout layout) {
        return "the line has "
                + count
                + " columns, its layout names "
                + layout.size()
                + ": "
                + layout.text();
    }

    private static String unknownLayout(int count) {
        return "no header names this line's "
                + count
                + " columns and they do not fit the default layout; give the log's format";
    }
}
