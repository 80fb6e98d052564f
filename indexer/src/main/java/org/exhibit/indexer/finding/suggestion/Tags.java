package org.exhibit.indexer.finding.suggestion;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.policy.JsonForms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tags as calls write them: lists of pairs under several names, a mapping, or S3's header.
final class Tags {
    private static final int DEEPEST = 12;
    private static final int MOST = 200;
    private static final int LONGEST_SHOWN = 80;

    private Tags() {}

    record Tag(String name, String value) {
        /// As people read it: `"name=value"`, without signs that a terminal obeys.
        String shown() {
            String text = name + '=' + value;
            String plain = text.replaceAll("\\p{Cntrl}", "?").replace('"', '\'');
            return '"'
                    + (plain.length() > LONGEST_SHOWN
                            ? plain.substring(0, LONGEST_SHOWN) + "…"
                            : plain)
                    + '"';
        }
    }

    /// Those anywhere in a call's parameters.
    static List<Tag> of(JsonNode request) {
        List<Tag> found = new ArrayList<>();
        collect(request, 0, found);
        return found.stream().distinct().toList();
    }

    private static void collect(JsonNode node, int depth, List<Tag> found) {
        if (depth > DEEPEST || found.size() >= MOST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, depth + 1, found));
            return;
        }
        String name = first(node, "key", "tagKey");
        if (!name.isEmpty() && has(node, "value", "tagValue")) {
            found.add(new Tag(name, first(node, "value", "tagValue")));
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode value = member.getValue();
            String called = member.getKey().toLowerCase(Locale.ROOT);
            if (called.equals("x-amz-tagging") && value.isTextual()) {
                found.addAll(ofHeader(value.asText()));
            } else if (called.equals("tags") && isPlain(value)) {
                value.properties().stream()
                        .limit(MOST)
                        .forEach(each ->
                                found.add(new Tag(each.getKey(), each.getValue().asText())));
            } else if (value.isContainerNode()) {
                collect(value, depth + 1, found);
            }
        }
    }

    /// A mapping of names to values, as some services write tags.
    private static boolean isPlain(JsonNode node) {
        return node.isObject()
                && !node.isEmpty()
                && node.properties().stream().allMatch(each -> each.getValue().isValueNode())
                && !(has(node, "key", "tagKey") && has(node, "value", "tagValue"));
    }

    private static boolean has(JsonNode node, String... names) {
        for (String name : names) {
            if (JsonForms.member(node, name).isValueNode()) {
                return true;
            }
        }
        return false;
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = JsonForms.member(node, name);
            if (value.isValueNode() && !value.isNull()) {
                return value.asText();
            }
        }
        return "";
    }

    /// `name=value&name=value`, percent-encoded.
    static List<Tag> ofHeader(String text) {
        List<Tag> found = new ArrayList<>();
        for (String pair : text.split("&", MOST)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                found.add(
                        new Tag(
                                decoded(name),
                                equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded after all.
            return text;
        }
    }
}
