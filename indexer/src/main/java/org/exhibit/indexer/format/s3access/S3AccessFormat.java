package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.line.FieldCache;
import org.exhibit.indexer.format.line.LineRecords;
import org.exhibit.indexer.format.line.LineSplitter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/// S3 server access logs, as lines of 18 and more columns or as JSON lines of schema `V_1_0`.
///
/// Source: Amazon S3 User Guide, "Amazon S3 server access log format".
public final class S3AccessFormat implements LogFormat {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:.*/)?[^/]*\\d{4}(?:-\\d\\d){5}-[0-9A-Z]{16}(?:\\.(?:log|txt|gz|zst))*");
    private static final int LINES_LOOKED_AT = 10;

    @Override
    public SourceKind source() {
        return SourceKind.S3_ACCESS;
    }

    @Override
    public String name() {
        return "s3-access";
    }

    /// A file is an access log if one of its first lines is an access record or at least begins as
    /// one; failing that, if its name is that of an access log and its content is other text.
    @Override
    public Optional<Recognition> recognise(byte[] head, String name) {
        boolean text = false;
        try {
            LineSplitter lines = LineSplitter.ofBytes(head);
            for (int i = 0; i < LINES_LOOKED_AT && lines.next(); i++) {
                byte[] buffer = lines.buffer();
                if (AccessStart.isLine(buffer, lines.from(), lines.to())
                        || AccessJson.isRecord(buffer, lines.from(), lines.to())) {
                    return Optional.of(new Recognition.Log(this));
                }
                text |= i == 0 && AccessStart.isText(buffer, lines.from(), lines.to());
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
        return text && NAME.matcher(name).matches()
                ? Optional.of(new Recognition.Log(this))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, LeafContext context, RecordSink sink) throws IOException {
        FieldCache cache = FieldCache.ofStream();
        AccessRecords lines = new AccessRecords(cache);
        AccessJson json = new AccessJson();
        LineRecords.read(
                in,
                context,
                sink,
                (span, target) -> {
                    if (span.buffer()[span.from()] == '{') {
                        json.record(span, target);
                    } else {
                        lines.record(span, target);
                    }
                });
    }

    @Override
    public ParsedRecord parse(RecordSpan span, String layout) throws IOException {
        return layout.equals(AccessJson.LAYOUT)
                ? new AccessJson().parse(span)
                : new AccessRecords(FieldCache.none()).parse(span);
    }
}
