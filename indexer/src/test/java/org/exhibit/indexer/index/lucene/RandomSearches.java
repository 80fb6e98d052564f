package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Random searches that ask for what records hold, and a little for what they do not.
final class RandomSearches {
    private static final EventField[] TEXTS = {
        EventField.ACTION,
        EventField.BUCKET,
        EventField.KEY,
        EventField.IP,
        EventField.DST_IP,
        EventField.USER_AGENT,
        EventField.ERROR,
        EventField.EVENT_ID,
        EventField.REQUEST_ID,
        EventField.SOURCE,
        EventField.OBJECT,
        EventField.ACCOUNT
    };
    private static final EventField[] NUMBERS = {
        EventField.STATUS, EventField.BYTES_OUT, EventField.DST_PORT
    };
    private static final String[] NUMERIC_PATHS = {
        "responseElements.size",
        "responseElements.part",
        "tcp-flags",
        "httpStatus",
        "bytes",
        "dstport",
        "bytesSent",
        "start",
        "additionalEventData.bytesTransferredOut"
    };
    private static final String[] ANY_PATHS = {
        "eventName",
        "requestParameters",
        "requestParameters.bucketName",
        "errorCode",
        "responseElements",
        "resources.ARN",
        "resources",
        "additionalEventData",
        "requestParameters.key",
        "key",
        "start",
        "readOnly",
        "operation",
        "userAgent",
        "sourceIPAddress",
        "srcaddr",
        "nothing.here"
    };

    private final Random random;
    private final List<SampleRecord> records;

    RandomSearches(long seed, List<SampleRecord> records) {
        this.random = new Random(seed);
        this.records = records;
    }

    Search next() {
        TimeRange range =
                random.nextInt(3) > 0 ? TimeRange.ALL : new TimeRange(instant(), instant());
        Search.Order order =
                random.nextBoolean() ? Search.Order.TIME_ASCENDING : Search.Order.TIME_DESCENDING;
        return new Search(query(random.nextInt(4)), range, order);
    }

    private @Nullable Instant instant() {
        return random.nextInt(4) == 0
                ? null
                : Instant.ofEpochMilli(RandomRecords.START + random.nextInt(80) * 1_000L - 10_000);
    }

    private Query query(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Query.Not(query(depth - 1));
            case 1 -> new Query.Or(several(depth));
            default -> new Query.And(several(depth));
        };
    }

    private List<Query> several(int depth) {
        List<Query> out = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            out.add(query(depth - 1));
        }
        return out;
    }

    private Query leaf() {
        SampleRecord record = records.get(random.nextInt(records.size()));
        return switch (random.nextInt(13)) {
            case 0 -> new Query.All();
            case 1 -> words(record);
            case 2, 3 -> named(record);
            case 4, 5 -> path(record);
            case 6 -> new Query.Exists(anyTarget());
            case 7 -> numbers();
            case 8 -> paths();
            case 9 -> times();
            case 10 -> addresses();
            case 11 -> meta(record);
            default ->
                    new Query.Wildcard(new Target.Named(EventField.ACTION), pattern("GetObject"));
        };
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Target anyTarget() {
        return switch (random.nextInt(3)) {
            case 0 -> new Target.Named(pick(EventField.values()));
            case 1 -> new Target.Path(pick(ANY_PATHS));
            default -> new Target.Path(pick(NUMERIC_PATHS));
        };
    }

    private Query words(SampleRecord record) {
        if (random.nextInt(4) == 0) {
            return new Query.Words(
                    pick(
                            new String[] {
                                "get*", "*OBJECT", "p?i-raw", "rest*", "1*", "aws*", "ü*", "*"
                            }),
                    true);
        }
        String own = Objects.requireNonNullElse(record.event().text(pick(TEXTS)), "Nothing");
        return new Query.Words(random.nextInt(6) == 0 ? record.id() : own, false);
    }

    private Query named(SampleRecord record) {
        EventField field = pick(TEXTS);
        String text = Objects.requireNonNullElse(record.event().text(field), "nothing");
        return text(new Target.Named(field), text);
    }

    private Query path(SampleRecord record) {
        if (record.fields().isEmpty()) {
            return new Query.All();
        }
        RecordField field = record.fields().get(random.nextInt(record.fields().size()));
        boolean whole = field.path().equals("hostId") || random.nextInt(8) == 0;
        Target target = new Target.Path(field.path());
        return whole ? new Query.Equal(target, field.text()) : text(target, field.text());
    }

    private Query text(Target target, String text) {
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Wildcard(target, pattern(text));
            case 1 -> new Query.Regex(target, regex(text));
            default -> new Query.Equal(target, text);
        };
    }

    private String pattern(String text) {
        int cut = random.nextInt(text.length() + 1);
        String head = escape(text.substring(0, cut));
        return switch (random.nextInt(4)) {
            case 0 -> head + "*";
            case 1 -> "*" + escape(text.substring(cut));
            case 2 -> "?" + escape(text.substring(Math.min(1, text.length())));
            default -> head + "*" + escape(text.substring(cut));
        };
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private String regex(String text) {
        if (text.isEmpty()) {
            return "[a-z]*";
        }
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c ->
                        out.append(Character.isLetterOrDigit(c) || c == '"' ? "" : "\\")
                                .appendCodePoint(c));
        return random.nextBoolean() ? out.toString() : "(" + out + "|[A-G][a-z]+.*|\\d{2}.*)";
    }

    private Query numbers() {
        long from = random.nextInt(600);
        Target target = new Target.Named(pick(NUMBERS));
        return bounds(target, "" + from, "" + (from + random.nextInt(30_000)));
    }

    private Query paths() {
        int from = random.nextInt(12) - 4;
        return bounds(
                new Target.Path(pick(NUMERIC_PATHS)),
                from + pick(new String[] {"", ".5", ".0"}),
                "" + (from + random.nextInt(500)));
    }

    private Query times() {
        long from = RandomRecords.START + random.nextInt(60_000);
        return bounds(
                new Target.Named(random.nextBoolean() ? EventField.TIME : EventField.END),
                Instant.ofEpochMilli(from).toString(),
                Instant.ofEpochMilli(from + random.nextInt(30_000)).toString());
    }

    private Query bounds(Target target, String from, String to) {
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Range(target, from, random.nextBoolean(), null, true);
            case 1 -> new Query.Range(target, null, true, to, random.nextBoolean());
            default ->
                    new Query.Range(target, from, random.nextBoolean(), to, random.nextBoolean());
        };
    }

    private Query addresses() {
        Target target = new Target.Named(random.nextBoolean() ? EventField.IP : EventField.DST_IP);
        String[] networks = {
            "10.0.0.0/8",
            "10.0.0.0/31",
            "0.0.0.0/0",
            "::/0",
            "2001:db8::/32",
            "::/64",
            "192.0.2.7/32",
            "::ffff:10.0.0.0/104"
        };
        return switch (random.nextInt(5)) {
            case 0 -> bounds(target, "10.0.0.1", "192.0.2.7");
            case 1 -> bounds(target, "::", "2001:db8::1");
            case 2 -> new Query.Cidr(new Target.Path("sourceIPAddress"), pick(networks));
            default -> new Query.Cidr(target, pick(networks));
        };
    }

    private Query meta(SampleRecord record) {
        return switch (random.nextInt(8)) {
            case 0 ->
                    new Query.Equal(
                            new Target.Meta(MetaField.ID),
                            random.nextBoolean() ? record.id() : record.place());
            case 1 -> new Query.Equal(new Target.Meta(MetaField.EVIDENCE), record.item().hex());
            case 2 ->
                    new Query.Wildcard(
                            new Target.Meta(MetaField.EVIDENCE),
                            record.item().hex().substring(0, 1) + "*");
            case 3 ->
                    new Query.Wildcard(
                            new Target.Meta(MetaField.FILE),
                            "*" + record.file().substring(7, 12) + "*");
            case 4 -> new Query.Equal(new Target.Meta(MetaField.CITATION), record.citation());
            case 5 -> new Query.Exists(new Target.Meta(MetaField.DUPLICATE_OF));
            case 6 -> new Query.Equal(new Target.Meta(MetaField.DUPLICATE_OF), record.id());
            default -> new Query.Exists(new Target.Meta(MetaField.ID));
        };
    }
}
