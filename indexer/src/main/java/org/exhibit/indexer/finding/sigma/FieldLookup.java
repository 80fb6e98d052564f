package org.exhibit.indexer.finding.sigma;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The values of a field in a record: nested names joined by `.`, every element of a list.
final class FieldLookup {
    private static final Set<String> IDS =
            Set.of("eventID", "requestID", "x-amz-id-2", "requestId", "hostId");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:[0-9:.Z+-]{6,24}");

    private FieldLookup() {}

    /// Every value at a path, null ones too; an object stands for its JSON.
    static List<JsonNode> values(JsonNode record, String path) {
        List<JsonNode> found = new ArrayList<>();
        collect(record, path, found);
        return found;
    }

    private static void collect(JsonNode node, String path, List<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, found));
            return;
        }
        if (!node.isObject()) {
            return;
        }
        JsonNode whole = node.get(path);
        if (whole != null) {
            add(whole, found);
        }
        // A name may itself hold dots.
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode inner = node.get(path.substring(0, dot));
            if (inner != null) {
                collect(inner, path.substring(dot + 1), found);
            }
        }
    }

    private static void add(JsonNode node, List<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(element -> add(element, found));
            if (node.isEmpty()) {
                found.add(node);
            }
        } else {
            found.add(node);
        }
    }

    /// What rules compare with.
    static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    /// Every text in a record, without names. Instants and ids of requests are left out: the index
    /// keeps no words of them.
    static List<String> leaves(JsonNode record) {
        List<String> texts = new ArrayList<>();
        leaves(record, texts);
        return texts;
    }

    private static void leaves(JsonNode node, List<String> texts) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!IDS.contains(member.getKey())) {
                    leaves(member.getValue(), texts);
                }
            }
        } else if (node.isArray()) {
            node.forEach(element -> leaves(element, texts));
        } else if (!node.isNull() && !INSTANT.matcher(node.asText()).matches()) {
            texts.add(node.asText());
        }
    }
}
