package org.exhibit.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A case made for a test, through the command line only.
record TestCase(Path folder) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// @param folder must not exist
    static TestCase make(Path folder) {
        CommandRun.output("case", "new", folder, "--title", "T", "--examiner", "E");
        return new TestCase(folder);
    }

    CommandRun acquire(Object... paths) {
        List<Object> arguments = new ArrayList<>(List.of("acquire", "files", folder));
        arguments.addAll(Arrays.asList(paths));
        return CommandRun.of(arguments.toArray());
    }

    JsonNode status() throws IOException {
        return MAPPER.readTree(CommandRun.output("case", "status", folder, "--json"));
    }

    /// `records events duplicates rejected`, checked to add up.
    String counts() throws IOException {
        return counts(status());
    }

    static String counts(JsonNode node) {
        return "%d = %d + %d + %d"
                .formatted(
                        node.path("records").asLong(-1),
                        node.path("events").asLong(-1),
                        node.path("duplicates").asLong(-1),
                        node.path("rejected").asLong(-1));
    }

    /// Every event as JSON, one a line, in the order of the lines' own text.
    List<String> events() {
        return CommandRun.output("search", folder, "--limit", "all", "--format", "jsonl")
                .lines()
                .sorted()
                .toList();
    }

    List<JsonNode> search(Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of("search", folder));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--limit", "all", "--format", "jsonl"));
        List<JsonNode> found = new ArrayList<>();
        for (String line : CommandRun.output(all.toArray()).lines().toList()) {
            found.add(MAPPER.readTree(line));
        }
        return found;
    }

    JsonNode json(Object... arguments) throws IOException {
        return MAPPER.readTree(CommandRun.output(arguments));
    }
}
