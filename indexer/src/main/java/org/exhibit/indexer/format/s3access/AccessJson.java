package org.exhibit.indexer.format.s3access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.RecordSink;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.line.Decimal;
import org.exhibit.indexer.format.line.LineSplitter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the JSON variant of access logs: one object a line, with `schema_version_id`. Fields keep
/// its own names.
final class AccessJson {
    static final String LAYOUT = "json";

    // Genuine records are flat and have 30 fields; what goes far beyond is no such record.
    private static final int MOST_DEPTH = 20;
    private static final int MOST_FIELDS = 1000;
    private static final int LONGEST_NAME = 1000;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxStringLength(LineSplitter.MAX_LENGTH)
                                    .maxNameLength(LONGEST_NAME)
                                    .maxNumberLength(1000)
                                    .build())
                    .build();
    private static final Map<String, EventField> TARGETS =
            Map.ofEntries(
                    Map.entry("bucket_name", EventField.BUCKET),
                    Map.entry("remote_ip", EventField.IP),
                    Map.entry("request_id", EventField.REQUEST_ID),
                    Map.entry("operation", EventField.ACTION),
                    Map.entry("http_status", EventField.STATUS),
                    Map.entry("error_code", EventField.ERROR),
                    Map.entry("bytes_sent_size", EventField.BYTES_OUT),
                    Map.entry("object_size", EventField.OBJECT_SIZE),
                    Map.entry("user_agent", EventField.USER_AGENT),
                    Map.entry("version_id", EventField.VERSION),
                    Map.entry("host_id", EventField.HOST_ID));

    /// Whether a line is such a record, as far as its first bytes tell.
    static boolean isRecord(byte[] bytes, int from, int to) {
        if (bytes[from] != '{') {
            return false;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return text.contains("\"schema_version_id\"") && text.contains("\"bucket_arn\"");
    }

    void record(RecordSpan span, RecordSink sink) throws IOException {
        List<RecordField> fields;
        try {
            fields = fields(span);
        } catch (IOException e) {
            sink.rejected(span, "the line is no JSON object: " + firstLine(e));
            return;
        }
        sink.event(span, parsed(fields), LAYOUT);
    }

    ParsedRecord parse(RecordSpan span) throws IOException {
        return parsed(fields(span));
    }

    private static ParsedRecord parsed(List<RecordField> fields) {
        AccessEvent event = new AccessEvent();
        RecordField bucket = RecordField.nullValue("bucket_name");
        @Nullable RecordField key = null;
        for (RecordField field : fields) {
            switch (field.path()) {
                case "request_time" -> event.time(field, millis(field.text()), "millisecond");
                case "requester" ->
                        event.requester(
                                field.kind() == RecordField.Kind.NULL
                                        ? null
                                        : Requester.of(field.text()));
                case "bucket_name" -> bucket = field;
                case "key_name" -> key = field;
                default -> {}
            }
            EventField target = TARGETS.get(field.path());
            if (target != null) {
                long value = target.numeric() ? whole(field.text()) : -1;
                if (target.numeric() && value < 0 && field.kind() != RecordField.Kind.NULL) {
                    event.warn("the " + field.path() + " is no whole number");
                }
                event.take(target, field, value);
            }
        }
        if (key != null) {
            event.key(bucket, key);
        }
        return new ParsedRecord(
                event.event(), fields, new Repeat.ByContent(), Delivery.LOG_FILE, event.warnings());
    }

    private static List<RecordField> fields(RecordSpan span) throws IOException {
        List<RecordField> fields = new ArrayList<>();
        try (JsonParser json = JSON.createParser(span.buffer(), span.from(), span.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it does not begin with a brace");
            }
            object(json, "", fields);
            if (json.nextToken() != null) {
                throw new IOException("more text follows the object");
            }
        }
        return List.copyOf(fields);
    }

    private static void object(JsonParser json, String prefix, List<RecordField> fields)
            throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + json.currentName();
            json.nextToken();
            value(json, path, fields);
        }
    }

    private static void value(JsonParser json, String path, List<RecordField> fields)
            throws IOException {
        int before = fields.size();
        if (before == MOST_FIELDS) {
            throw new IOException("it has more than " + MOST_FIELDS + " fields");
        }
        switch (json.currentToken()) {
            case START_OBJECT -> object(json, path + ".", fields);
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    value(json, path, fields);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    fields.add(RecordField.number(path, json.getText()));
            case VALUE_TRUE, VALUE_FALSE ->
                    fields.add(new RecordField(path, json.getText(), RecordField.Kind.BOOLEAN));
            case VALUE_NULL -> fields.add(RecordField.nullValue(path));
            default -> fields.add(RecordField.text(path, json.getText()));
        }
        if (fields.size() == before) {
            fields.add(new RecordField(path, "", RecordField.Kind.EMPTY));
        }
    }

    private static long millis(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return AccessTime.NONE;
        }
    }

    private static long whole(String text) {
        byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
        return Decimal.parse(digits, 0, digits.length);
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
