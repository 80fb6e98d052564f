package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// CloudTrail as log files, EventBridge events, CloudWatch Logs events and LookupEvents answers.
///
/// A nested member's span carries the ordinal of the member, not of a record: the element around it
/// is none.
public final class CloudTrailFormat implements LogFormat {

    @Override
    public SourceKind source() {
        return SourceKind.CLOUDTRAIL;
    }

    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public Optional<Recognition> recognise(byte[] head, String name) {
        return new CloudTrailSniffer(this, head, name).recognise();
    }

    @Override
    public void read(InputStream in, LeafContext context, RecordSink sink) throws IOException {
        new CloudTrailStream(in, context, sink).read();
    }

    @Override
    public ParsedRecord parse(RecordSpan span, String layout) throws IOException {
        Reading reading = new RecordReader().read(span.buffer(), span.from(), span.to());
        if (reading instanceof Reading.Event event && event.layout().equals(layout)) {
            return event.parsed();
        }
        throw new IOException(
                "the bytes at offset " + span.offset() + " are no record of layout " + layout);
    }
}
