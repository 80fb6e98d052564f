package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Measures searches by hand: `SearchBench FOLDER EVENTS`. Makes the index where the folder is
/// absent. Prints milliseconds of processor time: the first call (nothing kept from before), then page, facet and
/// histogram of the same search.
final class SearchBench {
    private static final int PER_FILE = 20_000;

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int events = Integer.parseInt(args[1]);
        if (!Files.isDirectory(folder)) {
            long start = now();
            write(folder, events);
            System.out.println("written in " + (now() - start) / 1_000_000 + " ms");
        }
        ExecutorService pool = Executors.newFixedThreadPool(1);
        String[] queries = {
            "",
            "action:GetObject",
            "bucket:b7",
            "action:GetObject bucket:b7 NOT error:*",
            "key:k/123*",
            "key:*999.json",
            "userAgent:*Boto*",
            "ip:10.0.0.0/16",
            "bytesOut:>900000",
            "status:4xx",
            "requestParameters.bucketName:b7",
            "requestParameters.x:v1*",
            "requestParameters.n:>500",
            "accessdenied",
            "boto*",
            "errorCode:*",
            "requestParameters:*",
            "NOT action:GetObject",
            "action:(GetObject OR PutObject OR DeleteObject)",
            "actor.arn:/arn:aws:iam::1:user\\/u1.*/",
        };
        for (int round = 0; round < 3; round++) {
            List<Double> all = new ArrayList<>();
            System.out.println("query | rows | first page | middle page | last page | facet action | facet key | histogram");
            for (String query : queries) {
                // A new reader for each: nothing is kept.
                try (LuceneEventIndex index = LuceneEventIndex.open(folder, pool)) {
                    Search search = new Search(QueryParser.parse(query), TimeRange.ALL, Search.Order.TIME_DESCENDING);
                    double[] ms = measure(index, search);
                    System.out.printf("%-60s %s%n", query, Arrays.toString(ms));
                    for (int i = 1; i < ms.length; i++) {
                        all.add(ms[i]);
                    }
                }
            }
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.println("p50 " + sorted[sorted.length / 2] + " p95 " + sorted[sorted.length * 95 / 100]);
        }
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, pool)) {
            long start = now();
            Search all = Search.of(QueryParser.parse(""));
            long read = 0;
            try (Rows rows = index.rows(all)) {
                for (long row = 0; row < Math.min(rows.size(), 500_000); row += 1_000) {
                    read += rows.page(row, 1_000).size();
                }
            }
            System.out.println(read + " rows read on in " + (now() - start) / 1_000_000 + " ms");
        }
        pool.shutdown();
    }

    private static double[] measure(LuceneEventIndex index, Search search) throws Exception {
        double[] out = new double[7];
        long at = now();
        try (Rows rows = index.rows(search)) {
            List<StoredEvent> first = rows.page(0, 100);
            out[0] = rows.size();
            out[1] = since(at);
            at = now();
            rows.page(rows.size() / 2, 100);
            out[2] = since(at);
            at = now();
            rows.page(Math.max(0, rows.size() - 100), 100);
            out[3] = since(at);
            if (first.size() > 100) {
                throw new IllegalStateException("a page of 100 rows has more");
            }
        }
        at = now();
        index.facet(search, "action", 10);
        out[4] = since(at);
        at = now();
        index.facet(search, "key", 10);
        out[5] = since(at);
        at = now();
        index.histogram(search, Duration.ofHours(1));
        out[6] = since(at);
        return out;
    }

    /// Processor time of the whole process: on a busy machine the clock tells nothing.
    private static long now() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double since(long nanos) {
        return Math.round((now() - nanos) / 10_000.0) / 100.0;
    }

    private static void write(Path folder, int events) throws Exception {
        Random random = new Random(1);
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(folder)) {
            for (int file = 0; file < events / PER_FILE; file++) {
                List<SampleRecord> records = new ArrayList<>();
                String name = "logs/file-" + file + ".gz";
                for (int i = 1; i <= PER_FILE; i++) {
                    records.add(record(name, i, 1_767_225_600_000L + file * 600_000L, random));
                }
                SampleIndex.add(writer, name, records);
            }
            writer.reconcile(
                    same -> same.stream().map(event -> Digest.of(new byte[0])).toList());
            writer.commit();
        }
    }

    private static SampleRecord record(String file, int ordinal, long start, Random random) {
        LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);
        List<RecordField> fields = new ArrayList<>();
        event.set(EventField.TIME, start + random.nextInt(1_200) * 1_000L);
        String[] actions = {"GetObject", "GetObject", "GetObject", "PutObject", "ListObjects", "DeleteObject", "Decrypt"};
        both(event, EventField.ACTION, "eventName", actions[random.nextInt(actions.length)], fields);
        both(event, EventField.SERVICE, "eventSource", "s3.amazonaws.com", fields);
        both(event, EventField.REGION, "awsRegion", random.nextBoolean() ? "eu-west-1" : "us-east-1", fields);
        both(event, EventField.IP, "sourceIPAddress", "10." + random.nextInt(4) + "." + random.nextInt(256) + "." + random.nextInt(256), fields);
        both(event, EventField.USER_AGENT, "userAgent", random.nextBoolean() ? "aws-cli/2." + random.nextInt(50) : "Boto3/1." + random.nextInt(200), fields);
        both(event, EventField.EVENT_ID, "eventID", new UUID(random.nextLong(), random.nextLong()).toString(), fields);
        both(event, EventField.REQUEST_ID, "requestID", Long.toHexString(random.nextLong()), fields);
        both(event, EventField.ACTOR_ARN, "userIdentity.arn", "arn:aws:iam::1:user/u" + random.nextInt(2_000), fields);
        String bucket = "b" + random.nextInt(50);
        String key = "k/" + random.nextInt(1_000_000) + ".json";
        both(event, EventField.BUCKET, "requestParameters.bucketName", bucket, fields);
        both(event, EventField.KEY, "requestParameters.key", key, fields);
        event.set(EventField.OBJECT, "s3://" + bucket + '/' + key);
        event.set(EventField.BYTES_OUT, random.nextInt(1_000_000));
        event.set(EventField.STATUS, random.nextInt(10) == 0 ? 403 : 200);
        if (random.nextInt(10) == 0) {
            both(event, EventField.ERROR, "errorCode", "AccessDenied", fields);
        }
        fields.add(RecordField.text("requestParameters.x", "v" + random.nextInt(5_000)));
        fields.add(RecordField.number("requestParameters.n", "" + random.nextInt(1_000)));
        fields.add(new RecordField("readOnly", "true", RecordField.Kind.BOOLEAN));
        return new SampleRecord(file, file + '#' + ordinal, ordinal, event.build(), fields);
    }

    private static void both(LogEvent.Builder event, EventField field, String path, String value, List<RecordField> fields) {
        event.set(field, value);
        fields.add(RecordField.text(path, value));
    }
}
