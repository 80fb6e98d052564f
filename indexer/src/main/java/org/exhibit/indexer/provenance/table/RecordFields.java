package org.exhibit.indexer.provenance.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One record's fields, found by the table's paths. A text that is itself JSON is looked into where
/// a path leads through it.
public final class RecordFields {
    /// Texts are bounded by the record; what they hold is bounded again, as attackers write them.
    private static final int MOST_LEAVES = 20_000;

    private static final int DEEPEST = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, List<RecordField>> byForm = new HashMap<>();
    private final Map<String, Map<String, List<RecordField>>> inside = new HashMap<>();

    public RecordFields(List<RecordField> fields) {
        fields.forEach(field -> add(byForm, field));
    }

    private static void add(Map<String, List<RecordField>> into, RecordField field) {
        into.computeIfAbsent(PathForm.of(field.path()), form -> new ArrayList<>()).add(field);
    }

    /// The fields at a path that hold a value, in the record's order; of a path that ends with `.*`
    /// all below it, in the order of their paths.
    public List<RecordField> at(String path) {
        if (path.endsWith(".*")) {
            return below(PathForm.of(path.substring(0, path.length() - 1)));
        }
        String form = PathForm.of(path);
        List<RecordField> found = byForm.getOrDefault(form, List.of());
        List<RecordField> filled = found.stream().filter(RecordFields::filled).toList();
        return filled.isEmpty() ? insideTexts(form) : filled;
    }

    private List<RecordField> below(String start) {
        return byForm.entrySet().stream()
                .filter(each -> each.getKey().startsWith(start))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> each.getValue().stream())
                .filter(RecordFields::filled)
                .toList();
    }

    /// The first value at the first of several paths that has one.
    public @Nullable String first(String... paths) {
        for (String path : paths) {
            List<RecordField> found = at(path);
            if (!found.isEmpty()) {
                return found.getFirst().text();
            }
        }
        return null;
    }

    public List<String> texts(String path) {
        return at(path).stream().map(RecordField::text).toList();
    }

    /// Whether there is anything at or under a path, a null or an empty list included.
    public boolean has(String path) {
        String form = PathForm.of(path);
        return byForm.keySet().stream()
                .anyMatch(each -> each.equals(form) || each.startsWith(form + '.'));
    }

    private static boolean filled(RecordField field) {
        return switch (field.kind()) {
            case TEXT, NUMBER, BOOLEAN -> !field.text().isEmpty();
            case NULL, EMPTY -> false;
        };
    }

    private List<RecordField> insideTexts(String form) {
        for (int dot = form.lastIndexOf('.'); dot > 0; dot = form.lastIndexOf('.', dot - 1)) {
            String outer = form.substring(0, dot);
            for (RecordField field : byForm.getOrDefault(outer, List.of())) {
                if (!field.text().startsWith("{") && !field.text().startsWith("[")) {
                    continue;
                }
                Map<String, List<RecordField>> leaves =
                        inside.computeIfAbsent(outer, text -> leaves(field));
                List<RecordField> found = leaves.getOrDefault(form, List.of());
                if (!found.isEmpty()) {
                    return found.stream().filter(RecordFields::filled).toList();
                }
            }
        }
        return List.of();
    }

    private static Map<String, List<RecordField>> leaves(RecordField field) {
        Map<String, List<RecordField>> found = new HashMap<>();
        Deque<String> places = new ArrayDeque<>();
        places.push(field.path());
        int count = 0;
        try (JsonParser parser = JSON.createParser(field.text())) {
            for (JsonToken token = parser.nextToken();
                    token != null && count < MOST_LEAVES && places.size() < DEEPEST;
                    token = parser.nextToken()) {
                String name = parser.currentName();
                String path = name == null ? places.peek() : places.peek() + '.' + name;
                if (token.isStructStart()) {
                    places.push(path == null ? field.path() : path);
                } else if (token.isStructEnd()) {
                    places.pop();
                } else if (token.isScalarValue() && path != null) {
                    add(found, RecordField.text(path, parser.getText()));
                    count++;
                }
            }
        } catch (IOException e) {
            // A text that only looks like JSON names nothing.
            return Map.of();
        }
        return found;
    }
}
