package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Members of records and answers, which spell the same name with a small or a capital first letter
/// and a list as an array, as one object, or as `{items: […]}`.
final class Members {
    private Members() {}

    static JsonNode of(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        char first = name.charAt(0);
        char other =
                Character.isUpperCase(first)
                        ? Character.toLowerCase(first)
                        : Character.toUpperCase(first);
        return object.path(other + name.substring(1));
    }

    /// The text of a member; null where it is absent, null or no plain value.
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = of(object, name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /// A boolean, also written as text; null where it is neither.
    static @Nullable Boolean flag(JsonNode object, String name) {
        String text = text(object, name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    static List<JsonNode> list(JsonNode value) {
        List<JsonNode> found = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(found::add);
        } else if (value.isObject()) {
            JsonNode inner = items(value);
            if (inner.isMissingNode()) {
                found.add(value);
            } else {
                found.addAll(list(inner));
            }
        } else if (value.isValueNode() && !value.isNull()) {
            found.add(value);
        }
        return found;
    }

    private static JsonNode items(JsonNode value) {
        for (String name : List.of("items", "item", "member")) {
            if (value.has(name)) {
                return value.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    /// Texts of a list; of objects the text they wrap as `content`.
    static List<String> texts(JsonNode value) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : list(value)) {
            JsonNode plain = one.isObject() ? one.path("content") : one;
            if (plain.isValueNode() && !plain.isNull()) {
                found.add(plain.asText());
            }
        }
        return found;
    }
}
