package org.exhibit.indexer.acquire.sidecar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The JSON form of a record: one line, members in a fixed order, absent where S3 told nothing.
public final class ObjectRecordJson {
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder().maxNestingDepth(20).build())
                            .build());

    private ObjectRecordJson() {}

    /// @return one line without its line feed
    public static byte[] write(ObjectRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.writeStartObject();
            text(json, "schema", ObjectRecord.SCHEMA);
            text(json, "bucket", record.bucket());
            text(json, "key", record.key());
            text(json, "versionId", record.versionId());
            text(json, "state", record.state().word());
            text(json, "evidence", record.evidence() == null ? null : record.evidence().hex());
            json.writeNumberField("size", record.size());
            text(json, "etag", record.etag());
            text(json, "lastModified", instant(record.lastModified()));
            text(json, "storageClass", record.storageClass());
            texts(json, "checksums", record.checksums());
            json.writeArrayFieldStart("checked");
            for (String name : record.checked()) {
                json.writeString(name);
            }
            json.writeEndArray();
            encryption(json, record.encryption());
            lock(json, record.lock());
            texts(json, "headers", record.headers());
            text(json, "reason", record.reason().isEmpty() ? null : record.reason());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void encryption(JsonGenerator json, ObjectRecord.Encryption encryption)
            throws IOException {
        if (encryption.equals(ObjectRecord.Encryption.NONE)) {
            return;
        }
        json.writeObjectFieldStart("encryption");
        text(json, "algorithm", encryption.algorithm());
        text(json, "kmsKey", encryption.kmsKey());
        if (encryption.bucketKey() != null) {
            json.writeBooleanField("bucketKey", encryption.bucketKey());
        }
        json.writeEndObject();
    }

    private static void lock(JsonGenerator json, ObjectRecord.Lock lock) throws IOException {
        if (lock.equals(ObjectRecord.Lock.NONE)) {
            return;
        }
        json.writeObjectFieldStart("lock");
        text(json, "mode", lock.mode());
        text(json, "retainUntil", instant(lock.retainUntil()));
        text(json, "legalHold", lock.legalHold());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, SortedMap<String, String> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static @Nullable String instant(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /// @throws IOException where the line is no record of this version
    public static ObjectRecord read(byte[] line) throws IOException {
        try {
            JsonNode json = JSON.readTree(line);
            if (!ObjectRecord.SCHEMA.equals(text(json, "schema"))) {
                throw new IOException(
                        "a record of an S3 object has the schema " + text(json, "schema"));
            }
            JsonNode encryption = json.path("encryption");
            JsonNode lock = json.path("lock");
            @Nullable String evidence = text(json, "evidence");
            @Nullable String reason = text(json, "reason");
            return new ObjectRecord(
                    required(json, "bucket"),
                    required(json, "key"),
                    text(json, "versionId"),
                    ObjectRecord.State.ofWord(required(json, "state")),
                    evidence == null ? null : new Digest(evidence),
                    json.path("size").asLong(),
                    text(json, "etag"),
                    instant(json, "lastModified"),
                    required(json, "storageClass"),
                    texts(json.path("checksums")),
                    list(json.path("checked")),
                    new ObjectRecord.Encryption(
                            text(encryption, "algorithm"),
                            text(encryption, "kmsKey"),
                            encryption.has("bucketKey")
                                    ? Boolean.valueOf(encryption.path("bucketKey").asBoolean())
                                    : null),
                    new ObjectRecord.Lock(
                            text(lock, "mode"),
                            instant(lock, "retainUntil"),
                            text(lock, "legalHold")),
                    texts(json.path("headers")),
                    reason == null ? "" : reason);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a record of an S3 object cannot be read: " + e.getMessage(), e);
        }
    }

    private static String required(JsonNode json, String name) throws IOException {
        @Nullable String value = text(json, name);
        if (value == null) {
            throw new IOException("a record of an S3 object has no " + name);
        }
        return value;
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : null;
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        @Nullable String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }

    private static SortedMap<String, String> texts(JsonNode json) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            texts.put(field.getKey(), field.getValue().asText());
        }
        return texts;
    }

    private static List<String> list(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
