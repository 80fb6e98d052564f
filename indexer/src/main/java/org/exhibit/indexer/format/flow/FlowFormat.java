package org.exhibit.indexer.format.flow;

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
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/// VPC and Transit Gateway flow logs as text: with a header, in any order of any version; without
/// one in the default layout of version 2 or in the one the examiner names.
public final class FlowFormat implements LogFormat {
    private static final Pattern LOG_NAME =
            Pattern.compile(".*\\.log(?:\\.gz|\\.zst)?", Pattern.CASE_INSENSITIVE);
    private static final int LINES_LOOKED_AT = 5;

    private final @Nullable FlowLayout given;

    /// Reads headerless files in the default layout only.
    public FlowFormat() {
        this(null);
    }

    private FlowFormat(@Nullable FlowLayout given) {
        this.given = given;
    }

    /// Also recognises headerless files in another layout.
    ///
    /// @param format field names in their order, plain or as `${name}`, parted by white space or
    ///   commas; null or blank for none
    /// @throws IllegalArgumentException where the format is no list of field names; the message
    ///   says why
    public static FlowFormat withFormat(@Nullable String format) {
        return new FlowFormat(layout(format));
    }

    @Override
    public SourceKind source() {
        return SourceKind.VPC_FLOW;
    }

    @Override
    public String name() {
        return "vpc-flow";
    }

    @Override
    public Optional<Recognition> recognise(byte[] head, String name) {
        FlowLine line = new FlowLine(FieldCache.none());
        boolean otherLayout = false;
        boolean rightCount = false;
        try {
            LineSplitter lines = LineSplitter.ofBytes(head);
            for (int i = 0; i < LINES_LOOKED_AT && lines.next(); i++) {
                if (FlowLayout.ofHeader(lines.buffer(), lines.from(), lines.to()).isPresent()) {
                    return Optional.of(new Recognition.Log(this));
                }
                int count = line.split(lines.buffer(), lines.from(), lines.to());
                if (line.fits(FlowLayout.DEFAULT) || (given != null && line.fits(given))) {
                    return Optional.of(new Recognition.Log(this));
                }
                otherLayout |= line.startsAsFlow();
                rightCount |= i == 0 && given != null && count == given.size();
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
        if (rightCount && LOG_NAME.matcher(name).matches()) {
            return Optional.of(new Recognition.Log(this));
        }
        return otherLayout ? Optional.of(askForFormat()) : Optional.empty();
    }

    private static Recognition askForFormat() {
        return new Recognition.Unknown(
                "a flow log without a header and not in the default layout; its format must be"
                        + " given");
    }

    /// @throws IllegalArgumentException where the context's format is no list of field names
    @Override
    public void read(InputStream in, LeafContext context, RecordSink sink) throws IOException {
        FlowLayout named = layout(context.flowFormat());
        LineRecords.read(in, context, sink, new FlowRecords(named == null ? given : named));
    }

    @Override
    public ParsedRecord parse(RecordSpan span, String layout) throws IOException {
        return FlowRecords.parse(span, layout);
    }

    private static @Nullable FlowLayout layout(@Nullable String format) {
        return format == null || format.isBlank() ? null : FlowLayout.of(format);
    }
}
