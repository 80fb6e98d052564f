package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.json.JsonPathTree;
import org.exhibit.indexer.format.json.JsonSlice;
import org.exhibit.indexer.format.json.JsonSyntaxException;
import org.exhibit.indexer.format.json.JsonWalker;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes events of the objects of one stream. Belongs to one thread.
final class RecordReader {
    /// The names of members that hold lists of records: log files, LookupEvents, CloudWatch Logs
    /// subscriptions and CloudWatch Logs queries.
    static final Set<String> CONTAINERS = Set.of("Records", "Events", "logEvents", "events");

    static final String JSON_STRING = "json-string";
    private static final String HEALTH_CHECK = "CWL CONTROL MESSAGE";

    private final RecordLeaves leaves = new RecordLeaves();
    private final JsonWalker walker =
            new JsonWalker(new JsonPathTree(RecordPath.tags(), CONTAINERS), leaves);

    /// The walker that must have read an object before `interpret` is asked what it is.
    JsonWalker walker() {
        return walker;
    }

    /// Reads one object's exact bytes.
    Reading read(byte[] bytes, int from, int to) throws JsonSyntaxException {
        readExactly(bytes, from, to);
        return interpret(bytes, from, to);
    }

    /// Says what the object last read by the walker is.
    Reading interpret(byte[] bytes, int from, int to) throws JsonSyntaxException {
        String base64 = leaves.text(RecordPath.AWSLOGS_DATA);
        if (base64 != null) {
            return nested(RecordPath.AWSLOGS_DATA, base64);
        }
        base64 = leaves.text(RecordPath.KINESIS_DATA);
        if (base64 != null) {
            return nested(RecordPath.KINESIS_DATA, base64);
        }
        Envelope envelope = envelope();
        RecordPath payload = envelope.payload();
        return payload == null ? plain() : enveloped(bytes, from, to, envelope, payload);
    }

    private static Reading nested(RecordPath path, String base64) {
        try {
            return new Reading.Nested(path.pointer(), Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return new Reading.Rejected(path.path() + " is no base64");
        }
    }

    private Envelope envelope() {
        if (leaves.has(RecordPath.EVENT_VERSION) || leaves.has(RecordPath.EVENT_SOURCE)) {
            return Envelope.NONE;
        }
        if (leaves.has(RecordPath.LOOKED_UP)) {
            return Envelope.LOOKUP_EVENTS;
        }
        if (leaves.isObject(RecordPath.DETAIL)) {
            return Envelope.EVENTBRIDGE;
        }
        return leaves.has(RecordPath.MESSAGE) ? Envelope.CLOUDWATCH : Envelope.NONE;
    }

    private Reading plain() {
        String misfit = misfit();
        if (misfit != null) {
            return new Reading.Rejected(misfit);
        }
        List<String> warnings = new ArrayList<>(walker.flaws());
        return event(Envelope.NONE, walker.fields(), warnings, null, null);
    }

    /// Why the object last read is no CloudTrail record; null where it is one.
    private @Nullable String misfit() {
        String source = leaves.text(RecordPath.EVENT_SOURCE);
        if (source != null && source.startsWith("aws:")) {
            return "a notification of " + source + ", no CloudTrail record";
        }
        boolean shaped =
                leaves.has(RecordPath.EVENT_NAME)
                        || source != null
                        || leaves.has(RecordPath.EVENT_ID)
                        || leaves.has(RecordPath.EVENT_TIME)
                        || leaves.has(RecordPath.EVENT_VERSION)
                        || leaves.has(RecordPath.EVENT_CATEGORY)
                        || leaves.has(RecordPath.EVENT_TYPE);
        return shaped ? null : "no CloudTrail record: it has none of a record's usual names";
    }

    private Reading enveloped(byte[] bytes, int from, int to, Envelope envelope, RecordPath payload)
            throws JsonSyntaxException {
        List<RecordField> outer = walker.fields();
        List<String> warnings = new ArrayList<>(walker.flaws());
        JsonSlice slice = new JsonSlice(bytes, from, to);
        Integer at = slice.member(slice.root(), payload.path());
        if (at == null) {
            return new Reading.Rejected("no " + payload.path() + " in it");
        }
        String pointer = payload.pointer();
        String what = envelope.label() + " whose " + payload.path();
        JsonSlice.Kind kind = slice.kind(at);
        if (kind != JsonSlice.Kind.TEXT && kind != JsonSlice.Kind.OBJECT) {
            return new Reading.Rejected(what + " is neither a text nor an object");
        }
        boolean text = kind == JsonSlice.Kind.TEXT;
        if (text && slice.text(at).startsWith(HEALTH_CHECK)) {
            return new Reading.Nothing();
        }
        try {
            if (text) {
                byte[] inner = slice.utf8(at);
                int start = blank(inner, 0);
                readExactly(inner, start, inner.length);
                if (slice.damaged(at) && walker.flaws().isEmpty()) {
                    warnings.add(payload.path() + " holds damaged text, shown with U+FFFD");
                }
            } else {
                readExactly(bytes, at, slice.after(at));
            }
        } catch (JsonSyntaxException e) {
            return new Reading.Rejected(what + " is no CloudTrail record: " + e.getMessage());
        }
        String misfit = misfit();
        if (misfit != null) {
            return new Reading.Rejected(what + " is " + misfit);
        }
        warnings.addAll(walker.flaws());
        List<RecordField> fields = joined(walker.fields(), outer, payload.path());
        return event(envelope, fields, warnings, pointer, text ? JSON_STRING : null);
    }

    private Reading event(
            Envelope envelope,
            List<RecordField> fields,
            List<String> warnings,
            @Nullable String pointer,
            @Nullable String decode) {
        warnings.addAll(leaves.repeated());
        LogEvent event = EventMapping.map(leaves, warnings);
        String id = leaves.filled(RecordPath.EVENT_ID);
        if (id == null) {
            id = leaves.filled(RecordPath.EVENT_ID_AGGREGATED);
        }
        Repeat repeat = id == null ? new Repeat.ByContent() : new Repeat.ByEventId(id);
        ParsedRecord parsed =
                new ParsedRecord(event, fields, repeat, envelope.delivery(), List.copyOf(warnings));
        return new Reading.Event(parsed, envelope.layout(), pointer, decode);
    }

    /// The record's fields, then those of its envelope whose paths the record does not have.
    private static List<RecordField> joined(
            List<RecordField> record, List<RecordField> outer, String payload) {
        Set<String> paths = new HashSet<>();
        for (RecordField field : record) {
            paths.add(field.path());
        }
        List<RecordField> all = new ArrayList<>(record);
        String inside = payload + '.';
        for (RecordField field : outer) {
            String path = field.path();
            if (!path.equals(payload) && !path.startsWith(inside) && !paths.contains(path)) {
                all.add(field);
            }
        }
        return List.copyOf(all);
    }

    private void readExactly(byte[] bytes, int from, int to) throws JsonSyntaxException {
        int after = walker.read(bytes, from, to, false);
        if (blank(bytes, after, to) < to) {
            throw JsonSyntaxException.after(after);
        }
    }

    private static int blank(byte[] bytes, int from) {
        return blank(bytes, from, bytes.length);
    }

    private static int blank(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to && " \t\r\n".indexOf(bytes[p]) >= 0) {
            p++;
        }
        return p;
    }
}
