package org.exhibit.indexer.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What examiners wrote into a case, as `case.json` has it. A list that is absent is empty.
final class MarksJson {
    private MarksJson() {}

    static CaseMarks read(JsonNode json) {
        return new CaseMarks(
                list(json, "exhibits", MarksJson::exhibit),
                list(json, "subjects", MarksJson::subject),
                list(json, "exclusions", MarksJson::exclusion),
                list(
                        json,
                        "tags",
                        node ->
                                new EventTag(
                                        text(node, "event"),
                                        text(node, "tag"),
                                        author(node),
                                        added(node))),
                list(
                        json,
                        "notes",
                        node ->
                                new EventNote(
                                        node.path("number").asInt(),
                                        text(node, "event"),
                                        text(node, "text"),
                                        author(node),
                                        added(node))),
                list(
                        json,
                        "savedQueries",
                        node ->
                                new SavedQuery(
                                        text(node, "name"),
                                        text(node, "query"),
                                        author(node),
                                        added(node))));
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
        List<T> found = new ArrayList<>();
        json.path(name).forEach(node -> found.add(read.apply(node)));
        return found;
    }

    private static MarkedExhibit exhibit(JsonNode node) {
        return new MarkedExhibit(
                node.path("number").asInt(),
                text(node, "event"),
                text(node, "note"),
                author(node),
                added(node));
    }

    private static Subject subject(JsonNode node) {
        return new Subject(
                MarkTables.subjectKind(text(node, "kind")),
                text(node, "selector"),
                text(node, "reason"),
                author(node),
                added(node));
    }

    private static Exclusion exclusion(JsonNode node) {
        List<String> named = new ArrayList<>();
        node.path("named").forEach(one -> named.add(one.asText()));
        return new Exclusion(
                node.path("number").asInt(),
                named,
                text(node, "reason"),
                author(node),
                added(node),
                node.path("files").asInt());
    }

    private static String text(JsonNode node, String name) {
        return SnapshotFile.text(node, name);
    }

    private static String author(JsonNode node) {
        return text(node, "author");
    }

    private static Instant added(JsonNode node) {
        return SnapshotFile.instant(node, "added");
    }

    static void write(CaseMarks marks, ObjectNode json) {
        ArrayNode exhibits = json.putArray("exhibits");
        for (MarkedExhibit one : marks.exhibits()) {
            ObjectNode node =
                    exhibits.addObject()
                            .put("number", one.number())
                            .put("event", one.event())
                            .put("note", one.note());
            by(node, one.author(), one.added());
        }
        ArrayNode subjects = json.putArray("subjects");
        for (Subject one : marks.subjects()) {
            ObjectNode node =
                    subjects.addObject()
                            .put("kind", one.kind().word())
                            .put("selector", one.selector())
                            .put("reason", one.reason());
            by(node, one.author(), one.added());
        }
        ArrayNode exclusions = json.putArray("exclusions");
        for (Exclusion one : marks.exclusions()) {
            ObjectNode node = exclusions.addObject().put("number", one.number());
            ArrayNode named = node.putArray("named");
            one.named().forEach(named::add);
            node.put("reason", one.reason()).put("files", one.files());
            by(node, one.author(), one.added());
        }
        ArrayNode tags = json.putArray("tags");
        for (EventTag one : marks.tags()) {
            by(
                    tags.addObject().put("event", one.event()).put("tag", one.tag()),
                    one.author(),
                    one.added());
        }
        ArrayNode notes = json.putArray("notes");
        for (EventNote one : marks.notes()) {
            ObjectNode node =
                    notes.addObject()
                            .put("number", one.number())
                            .put("event", one.event())
                            .put("text", one.text());
            by(node, one.author(), one.added());
        }
        ArrayNode queries = json.putArray("savedQueries");
        for (SavedQuery one : marks.queries()) {
            by(
                    queries.addObject().put("name", one.name()).put("query", one.query()),
                    one.author(),
                    one.added());
        }
    }

    private static void by(ObjectNode node, String author, Instant added) {
        node.put("author", author).put("added", added.toString());
    }
}
