package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.line.Column;
import org.exhibit.indexer.format.line.Decimal;
import org.exhibit.indexer.format.line.FieldCache;
import org.exhibit.indexer.format.line.LineHandler;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// Makes records of access-log lines. One stream, one thread.
final class AccessRecords implements LineHandler {
    /// The layout of every line, whatever the number of its columns.
    static final String LAYOUT = "lines";

    private static final AccessColumn[] COLUMNS = AccessColumn.values();
    private static final Column[] EXTRAS = extras();
    private static final Repeat REPEAT = new Repeat.ByContent();
    private static final int MOST_REQUESTERS = 1000;
    private static final int LONGEST_REQUESTER = 300;

    private final FieldCache cache;
    private final AccessLine line = new AccessLine();
    private final AccessTime time = new AccessTime();
    private final Map<String, Requester> requesters = new HashMap<>();

    AccessRecords(FieldCache cache) {
        this.cache = cache;
    }

    @Override
    public void record(RecordSpan span, RecordSink sink) throws IOException {
        String reason = line.split(span.buffer(), span.from(), span.to());
        if (reason == null) {
            sink.event(span, parsed(span.buffer()), LAYOUT);
        } else {
            sink.rejected(span, reason);
        }
    }

    /// @throws IOException where the bytes are no access-log line
    ParsedRecord parse(RecordSpan span) throws IOException {
        String reason = line.split(span.buffer(), span.from(), span.to());
        if (reason != null) {
            throw new IOException(reason);
        }
        return parsed(span.buffer());
    }

    private ParsedRecord parsed(byte[] bytes) {
        AccessEvent event = new AccessEvent();
        RecordField[] fields = new RecordField[line.count()];
        boolean documented = AccessTail.documented(bytes, line);
        for (int i = 0; i < fields.length; i++) {
            int from = line.from(i);
            int to = line.to(i);
            if (i >= AccessColumn.COUNT) {
                fields[i] = EXTRAS[i].field(cache, bytes, from, to, -1);
                continue;
            }
            AccessColumn column = COLUMNS[i];
            long value = column.column().number() ? Decimal.parse(bytes, from, to) : -1;
            RecordField field = column.column().field(cache, bytes, from, to, value);
            fields[i] = field;
            if (column.column().number() && field.kind() == RecordField.Kind.TEXT) {
                event.warn(
                        "the " + column.path() + " '" + shortened(field.text()) + "' is no number");
            }
            EventField target = column.target();
            if (target != null && claimed(column, documented)) {
                event.take(target, field, value);
            }
        }
        special(event, fields, bytes);
        warn(event, documented);
        return new ParsedRecord(
                event.event(),
                Collections.unmodifiableList(Arrays.asList(fields)),
                REPEAT,
                Delivery.LOG_FILE,
                event.warnings());
    }

    /// Whether the event may say what this column says: not where its boundaries are in doubt.
    private boolean claimed(AccessColumn column, boolean documented) {
        if (column == AccessColumn.USER_AGENT) {
            return !line.ambiguous();
        }
        return column != AccessColumn.HOST_ID || documented;
    }

    private void special(AccessEvent event, RecordField[] fields, byte[] bytes) {
        int at = AccessColumn.TIME.ordinal();
        event.time(fields[at], time.parse(bytes, line.from(at), line.to(at)), "second");
        event.requester(requester(fields[AccessColumn.REQUESTER.ordinal()]));
        event.key(fields[AccessColumn.BUCKET.ordinal()], fields[AccessColumn.KEY.ordinal()]);
    }

    private void warn(AccessEvent event, boolean documented) {
        if (line.ambiguous()) {
            event.warn(
                    "referrer and user agent can be parted in more than one way;"
                            + " both fields hold the text of both, the event has no user agent");
        }
        if (!documented) {
            event.warn(
                    "the columns behind the version id have not the documented shapes;"
                            + " they are named by their place, the event has no host id");
        }
        for (String path : cache.takeDamaged()) {
            event.warn("the " + path + " is no valid UTF-8; what is not is shown as U+FFFD");
        }
    }

    private @Nullable Requester requester(RecordField field) {
        if (field.kind() == RecordField.Kind.NULL) {
            return null;
        }
        Requester known = requesters.get(field.text());
        if (known == null) {
            known = Requester.of(field.text());
            if (requesters.size() < MOST_REQUESTERS && field.text().length() <= LONGEST_REQUESTER) {
                requesters.put(field.text(), known);
            }
        }
        return known;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Column[] extras() {
        Column[] extras = new Column[AccessLine.MOST_COLUMNS];
        for (int i = 0; i < extras.length; i++) {
            extras[i] = Column.of("extra" + (i + 1), i, false, false);
        }
        return extras;
    }
}
