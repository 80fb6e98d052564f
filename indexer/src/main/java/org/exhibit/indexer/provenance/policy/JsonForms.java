package org.exhibit.indexer.provenance.policy;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Members of AWS records in the several forms they come in: one value or a list of it, names with
/// small or capital first letters, booleans as texts.
public final class JsonForms {
    private JsonForms() {}

    /// The member of that name, whatever the case of its letters; a missing node where there is
    /// none.
    public static JsonNode member(JsonNode of, String name) {
        JsonNode exact = of.path(name);
        if (!exact.isMissingNode() || !of.isObject()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> each : of.properties()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return exact;
    }

    /// The member at the end of a path of names.
    public static JsonNode at(JsonNode of, String... names) {
        JsonNode here = of;
        for (String name : names) {
            here = member(here, name);
        }
        return here;
    }

    /// The elements of a list, of `items` or `item` inside an object, or the one value itself.
    public static List<JsonNode> elements(JsonNode of) {
        if (of.isMissingNode() || of.isNull()) {
            return List.of();
        }
        for (String wrapper : List.of("items", "item")) {
            if (of.isObject() && of.has(wrapper)) {
                return elements(of.path(wrapper));
            }
        }
        if (!of.isArray()) {
            return List.of(of);
        }
        List<JsonNode> out = new ArrayList<>(of.size());
        of.forEach(out::add);
        return out;
    }

    /// One text or a list of texts.
    public static List<String> texts(JsonNode of) {
        return elements(of).stream().filter(JsonNode::isValueNode).map(JsonNode::asText).toList();
    }

    /// The text, of a list its first; empty where there is none.
    public static String text(JsonNode of) {
        List<String> all = texts(of);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// Whether it is true, as a boolean or as a text.
    public static boolean isTrue(JsonNode of) {
        return text(of).equalsIgnoreCase("true");
    }
}
