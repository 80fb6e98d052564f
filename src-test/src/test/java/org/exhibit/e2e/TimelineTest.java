package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the records say of an object: all of it, and nothing of another.
class TimelineTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEY = "ct/batch 07+é(1)%.tar";

    @TempDir Path folder;

    private static List<JsonNode> timeline(TestCase of, String selector) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line :
                CommandRun.output("timeline", of.folder(), selector, "--format", "jsonl")
                        .lines()
                        .toList()) {
            JsonNode entry = MAPPER.readTree(line);
            if (!entry.path("edge").asText().equals("gap")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    void findsAKeyInEveryFormItMayBeLoggedIn() throws IOException {
        String once = "ct/batch%2007%2B%C3%A9%281%29%25.tar";
        String twice = once.replace("%", "%25");
        StringBuilder log = new StringBuilder();
        for (String key :
                List.of(
                        once,
                        twice,
                        "ct/batch%2008.tar",
                        once + ".bak",
                        once.replace("%20", "+"))) {
            String line = HostileLogs.lines("phi", log.length() + 1).lines().toList().getLast();
            log.append(line.replaceFirst("REST.GET.OBJECT \\S+", "REST.GET.OBJECT " + key))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.log"), log);
        TestCase imported = TestCase.make(folder.resolve("case"));
        imported.acquire(file);
        assertThat(timeline(imported, "s3://phi/" + KEY))
                .extracting(entry -> entry.path("note").asText())
                .containsExactly(
                        "REST.GET.OBJECT; key matched after decoding once",
                        "REST.GET.OBJECT; key matched after decoding twice");
        assertThat(timeline(imported, "s3://phi/ct/batch 07*")).hasSize(3);
        assertThat(timeline(imported, "s3://phi")).hasSize(5);
        assertThat(timeline(imported, "s3://other/" + KEY)).isEmpty();
    }

    @Test
    void agreesWithWhatIsKnownOfRealLogs() throws IOException {
        Path logs = SampleLogs.at("sans504_slice_2021-07-30T05");
        TestCase imported = TestCase.make(folder.resolve("case"));
        imported.acquire(logs);
        Map<String, String> eventIds = new HashMap<>();
        for (JsonNode event : imported.search("source:cloudtrail")) {
            eventIds.put(event.path("id").asText(), event.path("eventId").asText());
        }
        for (String line : Files.readAllLines(logs.resolve("lineage_truth.jsonl"))) {
            JsonNode truth = MAPPER.readTree(line);
            Set<String> expected = new TreeSet<>();
            for (String deed : List.of("put", "generateDataKey", "get", "decrypt")) {
                truth.path(deed).forEach(id -> expected.add(id.asText()));
            }
            Set<String> found = new TreeSet<>();
            for (JsonNode entry : timeline(imported, truth.path("objectArn").asText())) {
                for (JsonNode id : entry.path("evidence")) {
                    String eventId = eventIds.get(id.asText());
                    if (eventId != null) {
                        found.add(eventId);
                    }
                }
            }
            assertThat(found).as(truth.path("objectArn").asText()).isEqualTo(expected);
        }
    }
}
