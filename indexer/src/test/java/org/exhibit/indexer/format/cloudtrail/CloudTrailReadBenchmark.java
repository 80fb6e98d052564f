package org.exhibit.indexer.format.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Run by hand, on one thread: how many records a second `CloudTrailFormat` reads, beside a bare
/// Jackson parser that makes a text of every value.
final class CloudTrailReadBenchmark {
    private static final int RECORDS = 500_000;

    private CloudTrailReadBenchmark() {}

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        for (int round = 0; round < rounds; round++) {
            long start = processor();
            Counter counter = new Counter();
            new CloudTrailFormat()
                    .read(
                            SyntheticTrail.logFile(RECORDS),
                            new LeafContext("bench.json", null, new CancelToken()),
                            counter);
            print("format", counter.events, counter.bytes, counter.fields, start);
            start = processor();
            jackson(start);
        }
    }

    /// This thread's time on a processor, so that a busy machine does not count.
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void jackson(long start) throws IOException {
        long values = 0;
        long characters = 0;
        try (InputStream in = SyntheticTrail.logFile(RECORDS);
                JsonParser parser = new JsonFactory().createParser(in)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token.isScalarValue()) {
                    values++;
                    characters += parser.getText().length();
                }
                token = parser.nextToken();
            }
            print("jackson", RECORDS, parser.currentLocation().getByteOffset(), values, start);
        }
        if (characters == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private static void print(String what, long records, long bytes, long fields, long start) {
        double seconds = (processor() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-8s %d records, %d fields, %.0f MB in %.2f s: %.0f records/s, %.2f us a record,"
                        + " %.0f MB/s%n",
                what,
                records,
                fields,
                bytes / 1e6,
                seconds,
                records / seconds,
                seconds * 1e6 / records,
                bytes / 1e6 / seconds);
    }

    private static final class Counter implements RecordSink {
        private long events;
        private long fields;
        private long bytes;

        @Override
        public void event(RecordSpan span, ParsedRecord record, String layout) {
            events++;
            fields += record.fields().size();
            bytes += span.length();
        }

        @Override
        public void rejected(RecordSpan span, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void broken(long offset, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void nested(RecordSpan span, String name, byte[] content) {
            throw new IllegalStateException(name);
        }
    }
}
