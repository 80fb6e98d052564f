package org.exhibit.indexer.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/// One event as JSON, the form that the command line, exports and packs share. A name is absent
/// where the record has no such field and `null` where the record says null. Members always come in
/// the same order.
public final class EventJson {
    /// Value of `schema`; a new number means a changed meaning, never a mere addition.
    public static final String SCHEMA = "exhibit/event/1";

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ACTOR = "actor.";

    private EventJson() {}

    /// The event on one line, without a line break at its end.
    public static String line(StoredEvent event, @Nullable RecordContent content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, event, content);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    /// Writes one object.
    ///
    /// @param content the original record where `raw` or `fields` are wanted
    public static void write(JsonGenerator out, StoredEvent event, @Nullable RecordContent content)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("schema", SCHEMA);
        out.writeStringField("id", event.id());
        writeFields(out, event.event());
        writeOrigin(out, event.origin());
        out.writeStringField("citation", event.citation().toString());
        if (event.duplicateOf() != null) {
            out.writeStringField("duplicateOf", event.duplicateOf());
        }
        if (content != null && content.printRaw()) {
            writeRaw(out, content.raw());
        }
        if (content != null && content.printFields()) {
            RecordJson.write(out, event, content);
        }
        out.writeEndObject();
    }

    /// An instant as Exhibit prints it everywhere: UTC with milliseconds.
    public static String instant(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    private static void writeFields(JsonGenerator out, LogEvent event) throws IOException {
        boolean inActor = false;
        for (EventField field : EventField.values()) {
            boolean present = event.has(field) || event.isNull(field);
            if (!present) {
                continue;
            }
            boolean ofActor = field.jsonName().startsWith(ACTOR);
            if (ofActor && !inActor) {
                out.writeObjectFieldStart("actor");
            } else if (!ofActor && inActor) {
                out.writeEndObject();
            }
            inActor = ofActor;
            out.writeFieldName(
                    ofActor ? field.jsonName().substring(ACTOR.length()) : field.jsonName());
            writeValue(out, event, field);
        }
        if (inActor) {
            out.writeEndObject();
        }
    }

    private static void writeValue(JsonGenerator out, LogEvent event, EventField field)
            throws IOException {
        String text = event.text(field);
        Instant instant = event.instant(field);
        if (text == null) {
            out.writeNull();
        } else if (field.type() == EventField.Type.TIME && instant != null) {
            out.writeString(instant(instant));
        } else if (field.numeric()) {
            out.writeNumber(text);
        } else {
            writeText(out, text);
        }
    }

    private static void writeOrigin(JsonGenerator out, Origin origin) throws IOException {
        out.writeObjectFieldStart("origin");
        out.writeStringField("evidence", origin.evidence().hex());
        out.writeFieldName("file");
        writeText(out, origin.file());
        out.writeArrayFieldStart("member");
        for (MemberStep step : origin.member()) {
            writeStep(out, step);
        }
        out.writeEndArray();
        out.writeNumberField("record", origin.record());
        out.writeNumberField("offset", origin.offset());
        out.writeNumberField("length", origin.length());
        if (origin.payload() != null) {
            out.writeStringField("payload", origin.payload());
        }
        if (origin.decode() != null) {
            out.writeStringField("decode", origin.decode());
        }
        out.writeEndObject();
    }

    private static void writeStep(JsonGenerator out, MemberStep step) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", step.kind().word());
        out.writeFieldName("name");
        writeText(out, step.name());
        if (!step.nameBytes().isEmpty()) {
            out.writeStringField("nameBase64", step.nameBytes());
        }
        out.writeNumberField("ordinal", step.ordinal());
        out.writeStringField("sha256", step.content().hex());
        out.writeEndObject();
    }

    private static void writeRaw(JsonGenerator out, byte[] raw) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            // Text would hide which bytes these are.
            out.writeStringField("rawBase64", Base64.getEncoder().encodeToString(raw));
            return;
        }
        out.writeStringField("raw", text);
    }

    /// Writes a text of the evidence. JSON can carry half a surrogate pair (`\ud83d`), UTF-8
    /// cannot: it is written as that escape again.
    static void writeText(JsonGenerator out, String text) throws IOException {
        if (isWellFormed(text)) {
            out.writeString(text);
            return;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        out.writeRawValue(escaped.append('"').toString());
    }

    /// A member's name; unlike a value it cannot be written with an escape, so half a surrogate
    /// pair is replaced.
    static String name(String name) {
        return isWellFormed(name)
                ? name
                : name.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
