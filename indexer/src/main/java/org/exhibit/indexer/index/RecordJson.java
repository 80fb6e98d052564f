package org.exhibit.indexer.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The member `fields`: a CloudTrail record as it is, any other record as one flat object of its
/// own names.
final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordJson() {}

    static void write(JsonGenerator out, StoredEvent event, RecordContent content)
            throws IOException {
        out.writeFieldName("fields");
        String json =
                event.event().source() == SourceKind.CLOUDTRAIL
                        ? payload(event.origin(), content.raw())
                        : null;
        if (json != null && isJson(json)) {
            copy(json, out);
        } else {
            writeFlat(out, content);
        }
    }

    private static void writeFlat(JsonGenerator out, RecordContent content) throws IOException {
        out.writeStartObject();
        for (RecordField field : content.fields()) {
            out.writeFieldName(EventJson.name(field.path()));
            switch (field.kind()) {
                case NULL -> out.writeNull();
                case EMPTY -> {
                    out.writeStartObject();
                    out.writeEndObject();
                }
                // As the log writes it: a line's "200" or "0012" is text there.
                case TEXT, NUMBER, BOOLEAN -> EventJson.writeText(out, field.text());
            }
        }
        out.writeEndObject();
    }

    /// The AWS record's own JSON, taken out of an envelope where there is one; null where it is not
    /// found.
    private static @Nullable String payload(Origin origin, byte[] raw) throws IOException {
        String text = new String(raw, StandardCharsets.UTF_8);
        if (origin.payload() == null) {
            return text;
        }
        JsonPointer wanted = JsonPointer.compile(origin.payload());
        try (JsonParser in = JSON.createParser(text)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                boolean value = token == JsonToken.VALUE_STRING || token == JsonToken.START_OBJECT;
                if (value && in.getParsingContext().pathAsPointer().equals(wanted)) {
                    return token == JsonToken.VALUE_STRING ? in.getText() : slice(in, text);
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /// The text of the object that the parser has just entered.
    private static String slice(JsonParser in, String text) throws IOException {
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        return text.substring(start, (int) in.currentTokenLocation().getCharOffset() + 1);
    }

    private static boolean isJson(String text) throws IOException {
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            in.skipChildren();
            return in.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /// Copies token by token: names keep their order and numbers their digits.
    private static void copy(String text, JsonGenerator out) throws IOException {
        try (JsonParser in = JSON.createParser(text)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                switch (token) {
                    case START_OBJECT -> out.writeStartObject();
                    case END_OBJECT -> out.writeEndObject();
                    case START_ARRAY -> out.writeStartArray();
                    case END_ARRAY -> out.writeEndArray();
                    case FIELD_NAME -> out.writeFieldName(EventJson.name(in.currentName()));
                    case VALUE_STRING -> EventJson.writeText(out, in.getText());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
                    case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
                    case VALUE_NULL -> out.writeNull();
                    case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                            throw new IllegalStateException("no such token in JSON text: " + token);
                }
            }
        }
    }
}
