package org.exhibit.indexer.custody;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.digest.Digest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One line of `custody.jsonl`: an entry as JSON with its members in a fixed order, ended by a line
/// feed. The hash covers the line's bytes without the line feed and without `,"hash":"…"`.
///
/// @param entry what the line says
/// @param bytes the line with its line feed
record CustodyLine(CustodyEntry entry, byte[] bytes) {
    static final String SCHEMA = "exhibit.custody/1";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final byte[] HASH_MEMBER = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_TAIL = HASH_MEMBER.length + 64 + 2;
    private static final JsonFactory JSON = new JsonFactory();

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// Writes the entry that follows `before`.
    static CustodyLine after(
            CustodyHead before,
            Instant at,
            String actor,
            String kind,
            Map<String, String> details) {
        Instant millis = Instant.ofEpochMilli(at.toEpochMilli());
        long sequence = before.sequence() + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeNumberField("sequence", sequence);
            json.writeStringField("at", time(millis));
            json.writeStringField("actor", actor);
            json.writeStringField("kind", kind);
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : details.entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
            json.writeStringField("previous", before.hash().hex());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        byte[] content = out.toByteArray();
        Digest hash = Digest.of(content);
        byte[] line = Arrays.copyOf(content, content.length + HASH_TAIL);
        int at0 = content.length - 1;
        System.arraycopy(HASH_MEMBER, 0, line, at0, HASH_MEMBER.length);
        byte[] rest = (hash.hex() + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(rest, 0, line, at0 + HASH_MEMBER.length, rest.length);
        return new CustodyLine(
                new CustodyEntry(sequence, millis, actor, kind, details, before.hash(), hash),
                line);
    }

    /// The hash a line ought to have, computed over what it says.
    ///
    /// @param line without its line feed
    static Digest contentHash(byte[] line) {
        MessageDigest sha = Digest.sha256();
        sha.update(line, 0, line.length - HASH_TAIL);
        sha.update((byte) '}');
        return Digest.ofHash(sha.digest());
    }

    /// Reads a line.
    ///
    /// @param line without its line feed
    /// @throws IOException where it is no custody entry in its fixed form; the message says why
    static CustodyEntry read(byte[] line) throws IOException {
        int tail = line.length - HASH_TAIL;
        if (tail <= 0
                || Arrays.mismatch(
                                line,
                                tail,
                                tail + HASH_MEMBER.length,
                                HASH_MEMBER,
                                0,
                                HASH_MEMBER.length)
                        >= 0) {
            throw new IOException("does not end in the member hash");
        }
        try (JsonParser json = JSON.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
            String schema = text(json, "schema");
            require(schema.equals(SCHEMA), "has the unknown schema " + schema);
            member(json, "sequence");
            require(
                    json.nextToken() == JsonToken.VALUE_NUMBER_INT,
                    "has no whole number as sequence");
            long sequence = json.getLongValue();
            Instant at = Instant.parse(text(json, "at"));
            String actor = text(json, "actor");
            String kind = text(json, "kind");
            Map<String, String> details = details(json);
            Digest previous = new Digest(text(json, "previous"));
            Digest hash = new Digest(text(json, "hash"));
            require(json.nextToken() == JsonToken.END_OBJECT, "has members beyond hash");
            require(json.nextToken() == null, "goes on after its object");
            return new CustodyEntry(sequence, at, actor, kind, details, previous, hash);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("has a damaged value: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> details(JsonParser json) throws IOException {
        member(json, "details");
        require(json.nextToken() == JsonToken.START_OBJECT, "has no object as details");
        Map<String, String> details = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(
                    json.nextToken() == JsonToken.VALUE_STRING,
                    "has a detail that is no text: " + name);
            require(details.put(name, json.getText()) == null, "has the detail " + name + " twice");
        }
        return Collections.unmodifiableMap(details);
    }

    private static String text(JsonParser json, String name) throws IOException {
        member(json, name);
        require(json.nextToken() == JsonToken.VALUE_STRING, "has no text as " + name);
        return json.getText();
    }

    private static void member(JsonParser json, String name) throws IOException {
        require(
                json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name),
                "lacks the member " + name + " in its place");
    }

    private static void require(boolean holds, String message) throws IOException {
        if (!holds) {
            throw new IOException(message);
        }
    }
}
