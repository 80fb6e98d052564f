package org.exhibit.indexer.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.format.RecordField;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An object's fields as another strict JSON reader sees them.
public final class JacksonLeaves {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<RecordField> fields = new ArrayList<>();
    private final JsonParser parser;

    private JacksonLeaves(JsonParser parser) {
        this.parser = parser;
    }

    /// @return empty where the bytes are not exactly one valid object
    public static Optional<List<RecordField>> of(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JacksonLeaves leaves = new JacksonLeaves(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            leaves.object("", true);
            return parser.nextToken() == null ? Optional.of(leaves.fields) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void object(String path, boolean outermost) throws IOException {
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value(outermost ? name : path + '.' + name);
            empty = false;
        }
        if (empty) {
            fields.add(new RecordField(path, "", RecordField.Kind.EMPTY));
        }
    }

    private void list(String path) throws IOException {
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(path);
            empty = false;
        }
        if (empty) {
            fields.add(new RecordField(path, "", RecordField.Kind.EMPTY));
        }
    }

    private void value(String path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(path, false);
            case START_ARRAY -> list(path);
            case VALUE_STRING -> fields.add(RecordField.text(path, parser.getText()));
            case VALUE_NULL -> fields.add(RecordField.nullValue(path));
            case VALUE_TRUE, VALUE_FALSE ->
                    fields.add(new RecordField(path, parser.getText(), RecordField.Kind.BOOLEAN));
            default -> fields.add(RecordField.number(path, parser.getText()));
        }
    }
}
