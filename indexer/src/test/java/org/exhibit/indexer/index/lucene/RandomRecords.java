package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Random records of the three sources, shaped as the formats give them: a path that repeats a
/// named field carries the same text. Few different values, so that queries meet.
final class RandomRecords {
    static final String[] ACTIONS = {
        "GetObject", "PutObject", "DeleteObject", "ListBuckets", "Get"
    };
    static final String[] BUCKETS = {"phi-raw", "phi-out", "media", "a b", "Ünïcode-\uD83D\uDE00"};
    static final String[] ADDRESSES = {
        "10.0.0.1",
        "10.0.0.2",
        "10.1.0.1",
        "192.0.2.7",
        "2001:db8::1",
        "2001:DB8:0:0::1",
        "::ffff:10.0.0.1",
        "s3.amazonaws.com",
        "AWS Internal",
        "1.2"
    };
    static final String[] AGENTS = {
        "aws-cli/2.0 Python", "[S3Console/0.4]", "Boto3", "-", "a\"b\\c"
    };
    static final long START = Instant.parse("2026-03-10T00:00:00Z").toEpochMilli();

    private final Random random;
    private final List<SampleRecord> records = new ArrayList<>();

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    /// Records in several files; about one in eight repeats a record of another file.
    List<SampleRecord> make(int files, int perFile) {
        for (int file = 0; file < files; file++) {
            String name = "logs/" + (file % 2 == 0 ? "trail" : "access") + "-" + file + ".gz";
            for (int ordinal = 1; ordinal <= perFile; ordinal++) {
                records.add(
                        file > 0 && random.nextInt(8) == 0
                                ? repeat(name, ordinal, file * perFile)
                                : fresh(name, ordinal));
            }
        }
        return records;
    }

    private SampleRecord repeat(String file, int ordinal, int before) {
        SampleRecord first = records.get(random.nextInt(before));
        boolean here =
                records.stream()
                        .anyMatch(
                                r -> r.file().equals(file) && r.content().equals(first.content()));
        return here
                ? fresh(file, ordinal)
                : new SampleRecord(file, first.content(), ordinal, first.event(), first.fields());
    }

    private SampleRecord fresh(String file, int ordinal) {
        List<RecordField> fields = new ArrayList<>();
        LogEvent event =
                switch (random.nextInt(3)) {
                    case 0 -> cloudTrail(fields);
                    case 1 -> access(fields);
                    default -> flow(fields);
                };
        return new SampleRecord(file, file + '#' + ordinal, ordinal, event, fields);
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }

    private void time(LogEvent.Builder event) {
        int kind = random.nextInt(20);
        if (kind > 0) {
            // Many share a millisecond, few lie years away.
            long away = kind == 1 ? 86_400_000L * 365 * (random.nextInt(60) - 50) : 0;
            event.set(EventField.TIME, START + away + random.nextInt(40) * 1_700L);
        }
    }

    private LogEvent cloudTrail(List<RecordField> fields) {
        LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);
        time(event);
        text(event, EventField.ACTION, "eventName", pick(ACTIONS), fields);
        text(event, EventField.IP, "sourceIPAddress", pick(ADDRESSES), fields);
        text(event, EventField.USER_AGENT, "userAgent", pick(AGENTS), fields);
        text(
                event,
                EventField.EVENT_ID,
                "eventID",
                new UUID(1, random.nextLong()).toString(),
                fields);
        event.set(EventField.ACCOUNT, random.nextBoolean() ? "111122223333" : "444455556666");
        if (random.nextBoolean()) {
            text(event, EventField.ERROR, "errorCode", "AccessDenied", fields);
        } else if (random.nextBoolean()) {
            event.setNull(EventField.ERROR);
            fields.add(RecordField.nullValue("errorCode"));
        }
        if (random.nextBoolean()) {
            text(event, EventField.BUCKET, "requestParameters.bucketName", pick(BUCKETS), fields);
        } else {
            fields.add(RecordField.nullValue("requestParameters"));
        }
        if (random.nextBoolean()) {
            fields.add(
                    RecordField.number(
                            "responseElements.size",
                            pick(new String[] {"0", "-0.0", "1.5", "7", "-3", "1e3"})));
            fields.add(RecordField.text("responseElements.part", "" + random.nextInt(20)));
        }
        if (random.nextBoolean()) {
            object(event, fields);
        }
        fields.add(
                new RecordField("readOnly", "" + random.nextBoolean(), RecordField.Kind.BOOLEAN));
        if (random.nextInt(4) == 0) {
            fields.add(new RecordField("responseElements", "", RecordField.Kind.EMPTY));
            fields.add(RecordField.text("resources.ARN", "arn:aws:s3:::" + pick(BUCKETS)));
            fields.add(RecordField.text("resources.ARN", "arn:aws:iam::1:role/Über*?"));
        }
        return event.build();
    }

    /// An object's key stands in its location, its ARN and, mostly, in the names of others.
    private void object(LogEvent.Builder event, List<RecordField> fields) {
        String bucket = pick(BUCKETS);
        String key = pick(new String[] {"k/1.json", "a b/Ü.dcm", "1.json", "k/" + records.size()});
        text(event, EventField.KEY, "requestParameters.key", key, fields);
        String before = pick(new String[] {"s3://" + bucket + "/", "s3:// ", "", "x"});
        event.set(EventField.OBJECT, before + key);
        for (int i = random.nextInt(3); i > 0; i--) {
            String arn = pick(new String[] {"arn:aws:s3:::" + bucket + "/", "", "arn:aws:x"});
            fields.add(RecordField.text("resources.ARN", arn + (i == 2 ? "other" : key)));
        }
        long bytes = random.nextInt(6) * 1_000L;
        event.set(EventField.BYTES_OUT, bytes);
        fields.add(
                RecordField.number(
                        "additionalEventData.bytesTransferredOut",
                        bytes + pick(new String[] {"", ".0", ".00"})));
    }

    private LogEvent access(List<RecordField> fields) {
        LogEvent.Builder event = LogEvent.builder(SourceKind.S3_ACCESS);
        time(event);
        text(event, EventField.ACTION, "operation", "REST.GET.OBJECT", fields);
        text(event, EventField.BUCKET, "bucket", pick(BUCKETS), fields);
        text(event, EventField.IP, "remoteIp", pick(ADDRESSES), fields);
        String key = "k/" + random.nextInt(30) + ".json";
        event.set(EventField.KEY, key);
        fields.add(RecordField.text("key", random.nextBoolean() ? key : key.replace("/", "%2F")));
        number(
                event,
                EventField.STATUS,
                "httpStatus",
                new long[] {200, 206, 403, 404, 500}[random.nextInt(5)],
                fields);
        number(event, EventField.BYTES_OUT, "bytesSent", random.nextInt(50) * 1_000L, fields);
        text(event, EventField.HOST_ID, "hostId", "h/" + random.nextInt(40) + "+x=", fields);
        text(event, EventField.REQUEST_ID, "requestId", "R" + random.nextInt(60), fields);
        return event.build();
    }

    private LogEvent flow(List<RecordField> fields) {
        LogEvent.Builder event = LogEvent.builder(SourceKind.VPC_FLOW);
        int kind = random.nextInt(20);
        if (kind > 0) {
            long start = START + random.nextInt(60) * 1_000L;
            event.set(EventField.TIME, start);
            fields.add(RecordField.number("start", (kind == 2 ? "0" : "") + start / 1_000));
            if (kind > 1) {
                event.set(EventField.END, start + random.nextInt(4) * 15_000L);
            }
        }
        text(
                event,
                EventField.ACTION,
                "action",
                random.nextBoolean() ? "ACCEPT" : "REJECT",
                fields);
        text(event, EventField.IP, "srcaddr", pick(ADDRESSES), fields);
        text(event, EventField.DST_IP, "dstaddr", pick(ADDRESSES), fields);
        number(
                event,
                EventField.DST_PORT,
                "dstport",
                new long[] {22, 443, 40_000}[random.nextInt(3)],
                fields);
        number(event, EventField.BYTES_OUT, "bytes", random.nextInt(50) * 1_000L, fields);
        fields.add(RecordField.number("tcp-flags", "" + random.nextInt(20)));
        return event.build();
    }

    private static void text(
            LogEvent.Builder event,
            EventField field,
            String path,
            String value,
            List<RecordField> fields) {
        event.set(field, value);
        fields.add(RecordField.text(path, value));
    }

    private static void number(
            LogEvent.Builder event,
            EventField field,
            String path,
            long value,
            List<RecordField> fields) {
        event.set(field, value);
        fields.add(RecordField.number(path, "" + value));
    }
}
