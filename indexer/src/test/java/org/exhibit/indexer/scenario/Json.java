package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/// JSON written in Java sources with single quotes.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Json() {}

    /// @param arguments put in as `String.formatted` does; none where the text has no `%s`
    static ObjectNode object(String text, Object... arguments) {
        return (ObjectNode) node(text, arguments);
    }

    static ArrayNode array(String text, Object... arguments) {
        return (ArrayNode) node(text, arguments);
    }

    private static JsonNode node(String text, Object... arguments) {
        try {
            return MAPPER.readTree(arguments.length == 0 ? text : text.formatted(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }
}
