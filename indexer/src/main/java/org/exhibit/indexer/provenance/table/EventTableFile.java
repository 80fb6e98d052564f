package org.exhibit.indexer.provenance.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the event table from JSON and refuses what it does not understand, by row.
final class EventTableFile {
    private static final String SCHEMA = "exhibit-event-table/1";

    private EventTableFile() {}

    static EventTable read(byte[] json, String file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(json);
        if (!SCHEMA.equals(root.path("schema").asText())) {
            throw new IOException(file + " is no event table: its schema is not " + SCHEMA);
        }
        List<EventRow> rows = new ArrayList<>();
        for (JsonNode row : root.path("rows")) {
            try {
                rows.add(row(row));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + ", row " + row.path("row").asText() + ": " + e.getMessage(), e);
            }
        }
        Map<String, List<String>> arns = new LinkedHashMap<>();
        root.path("arns")
                .properties()
                .forEach(each -> arns.put(each.getKey(), texts(each.getValue())));
        return new EventTable(
                root.path("version").asText(), rows, issuing(root.path("issuing")), arns);
    }

    private static EventTable.Issuing issuing(JsonNode node) {
        return new EventTable.Issuing(
                node.path("service").asText(),
                texts(node.path("actions")),
                List.of(node.path("key").asText().split("\\|")),
                List.of(node.path("arn").asText().split("\\|")),
                node.path("role").asText(),
                node.path("session").asText());
    }

    private static EventRow row(JsonNode node) {
        boolean trail = !node.has("from");
        String source = node.path("from").asText();
        SourceKind from =
                trail
                        ? SourceKind.CLOUDTRAIL
                        : SourceKind.ofWord(source)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("no source " + source));
        List<EdgeTemplate> edges = new ArrayList<>();
        for (JsonNode edge : node.path("edges")) {
            String word = edge.path(0).asText();
            EdgeKind kind =
                    EdgeKind.ofWord(word)
                            .orElseThrow(() -> new IllegalArgumentException("no edge " + word));
            edges.add(
                    new EdgeTemplate(
                            kind,
                            EndTemplate.parse(edge.path(1).asText()),
                            EndTemplate.parse(edge.path(2).asText())));
        }
        Map<String, List<String>> equal = new LinkedHashMap<>();
        node.path("equal")
                .properties()
                .forEach(each -> equal.put(each.getKey(), texts(each.getValue())));
        int number = node.path("row").asInt();
        if (number < 1 || node.path("actions").isEmpty()) {
            throw new IllegalArgumentException("a row has a number and actions");
        }
        return new EventRow(
                number,
                from,
                trail ? required(node, "service") : "",
                texts(node.path("actions")),
                text(node, "category"),
                access(text(node, "access")),
                end(text(node, "source")),
                text(node, "object"),
                edges,
                node.has("job") ? job(node.path("job")) : null,
                node.has("model") ? job(node.path("model")) : null,
                node.has("setup") ? setup(node.path("setup")) : null,
                equal,
                texts(node.path("differ")),
                node.path("pairs").asBoolean(),
                node.has("bytes") ? node.path("bytes").asLong() : null);
    }

    private static @Nullable AccessKind access(@Nullable String word) {
        return word == null
                ? null
                : AccessKind.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("no access " + word));
    }

    private static @Nullable EndTemplate end(@Nullable String text) {
        return text == null ? null : EndTemplate.parse(text);
    }

    private static JobTemplate job(JsonNode node) {
        return new JobTemplate(
                EndTemplate.parse(required(node, "node")),
                text(node, "role"),
                text(node, "name"),
                text(node, "model"),
                text(node, "task"),
                ends(node.path("inputs")),
                ends(node.path("outputs")),
                ends(node.path("maybe")),
                ends(node.path("maybeOutputs")),
                texts(node.path("ends")),
                ends(node.path("setups")),
                node.path("byRole").asBoolean(),
                node.path("children").asBoolean());
    }

    private static SetupTemplate setup(JsonNode node) {
        return new SetupTemplate(
                EndTemplate.parse(required(node, "node")),
                text(node, "role"),
                ends(node.path("inputs")),
                ends(node.path("outputs")),
                ends(node.path("maybe")),
                ends(node.path("inputsOf")),
                ends(node.path("outputsOf")),
                text(node, "overrides"),
                text(node, "clears"));
    }

    private static List<EndTemplate> ends(JsonNode list) {
        return texts(list).stream().map(EndTemplate::parse).toList();
    }

    private static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> found = new ArrayList<>();
        list.forEach(each -> found.add(each.asText()));
        return found;
    }
}
