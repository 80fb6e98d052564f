package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What programs read of the command line.
class MachineFormsTest {
    private static final String OBJECT = "s3://mix/synthetic/avatar-001.mp4";

    @TempDir static Path folder;

    private static TestCase bundled = new TestCase(Path.of(""));

    @BeforeAll
    static void make() throws IOException {
        bundled = TestCase.make(folder.resolve("case"));
        bundled.acquire(BundledLogs.write(folder.resolve("logs")));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void countFacetAndHistogramAgree() throws IOException {
        JsonNode count = bundled.json("search", bundled.folder(), "source:s3-access", "--count");
        assertThat(names(count)).containsExactly("count", "searched");
        JsonNode facet =
                bundled.json(
                        "search",
                        bundled.folder(),
                        "source:s3-access",
                        "--facet",
                        "action",
                        "--limit",
                        "all");
        assertThat(names(facet)).containsExactly("field", "values");
        long values = 0;
        for (JsonNode value : facet.path("values")) {
            values += value.path("count").asLong();
        }
        JsonNode histogram =
                bundled.json("search", bundled.folder(), "source:s3-access", "--histogram", "1h");
        long bins = 0;
        for (JsonNode bin : histogram) {
            assertThat(names(bin)).containsExactly("from", "to", "count", "bySource");
            bins += bin.path("count").asLong();
        }
        assertThat(count.path("count").asLong()).isPositive().isEqualTo(values).isEqualTo(bins);
        assertThat(count.path("searched").asLong())
                .isEqualTo(bundled.status().path("events").asLong());
    }

    @Test
    void showGivesTheRecordItsBytesAndItsRelations() throws IOException {
        JsonNode event =
                bundled.search("action:REST.DELETE.PUBLIC_ACCESS_BLOCK", "--raw").getFirst();
        String id = event.path("id").asText();
        JsonNode shown = bundled.json("show", bundled.folder(), id, "--json");
        assertThat(shown.path("raw")).isEqualTo(event.path("raw"));
        assertThat(shown.path("fields").path("operation").asText())
                .isEqualTo("REST.DELETE.PUBLIC_ACCESS_BLOCK");
        assertThat(shown.path("related")).isNotEmpty();
        for (JsonNode related : shown.path("related")) {
            assertThat(related.path("requestId")).isEqualTo(event.path("requestId"));
        }
        String citation = event.path("citation").asText();
        assertThat(CommandRun.output("show", bundled.folder(), citation, "--raw"))
                .isEqualTo(event.path("raw").asText());
        assertThat(CommandRun.output("show", bundled.folder(), id))
                .contains(citation)
                .contains(event.at("/origin/evidence").asText());
    }

    @Test
    void duplicatesAreShownWithTheEventTheyRepeat() throws IOException {
        JsonNode duplicate = bundled.search("duplicateOf:*").getFirst();
        JsonNode shown =
                bundled.json(
                        "show", bundled.folder(), duplicate.path("citation").asText(), "--json");
        assertThat(shown.path("id")).isEqualTo(duplicate.path("id"));
        assertThat(shown.at("/duplicates/0/id")).isEqualTo(duplicate.path("duplicateOf"));
    }

    @Test
    void timelineLinesHaveTheirMembers() {
        List<String> lines =
                CommandRun.output("timeline", bundled.folder(), OBJECT, "--format", "jsonl")
                        .lines()
                        .toList();
        assertThat(lines)
                .filteredOn(line -> !line.contains("\"edge\":\"gap\""))
                .hasSize(5)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith(
                                        "{\"time\":\"2026-03-10T11:05:11.000Z\",\"edge\":\"downloaded\","
                                            + "\"strength\":\"recorded\",")
                                .contains("\"object\":\"" + OBJECT + "\"")
                                .contains("\"version\":\"epoch:1\"")
                                .contains(
                                        "\"ip\":\"203.0.113.50\",\"bytes\":48000000,"
                                                + "\"outcome\":\"success\""))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("\"edge\":\"exposed\",\"strength\":\"corroborated\""))
                .last()
                .asString()
                .contains("\"edge\":\"attempted\"", "\"outcome\":\"denied\"");
    }

    @Test
    void bothLogsOfOneRequestMakeOneEntry() {
        List<String> changed =
                CommandRun.output("timeline", bundled.folder(), "s3://mix", "--format", "jsonl")
                        .lines()
                        .filter(line -> line.contains("\"edge\":\"config-changed\""))
                        .toList();
        assertThat(changed).hasSize(4);
        assertThat(changed.getFirst())
                .contains("DeleteBucketPublicAccessBlock + REST.DELETE.PUBLIC_ACCESS_BLOCK")
                .contains("\"actor\":\"arn:aws:sts::222222222222:assumed-role/ml/dana\"")
                .containsPattern("\"evidence\":\\[\"[0-9a-f]{32}\",\"[0-9a-f]{32}\"\\]");
    }

    @Test
    void exportWritesAllOrNothing() throws IOException {
        Path file = folder.resolve("all.jsonl");
        CommandRun run = CommandRun.of("export", bundled.folder(), "-o", file);
        assertThat(run.status()).isZero();
        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8))
                .hasSize((int) bundled.status().path("events").asLong());
        CommandRun again = CommandRun.of("export", bundled.folder(), "-o", file);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.messages()).contains("exists already");
    }

    @Test
    void csvHasAColumnForEveryFieldAndGuardsFormulas() throws IOException {
        Path log = folder.resolve("formula.log");
        Files.writeString(
                log, HostileLogs.lines("formula", 1).replace("agent/1.0", "=cmd|' /C calc'!A0"));
        TestCase guarded = TestCase.make(folder.resolve("guarded"));
        guarded.acquire(log);
        String csv =
                CommandRun.output("search", guarded.folder(), "--format", "csv", "--limit", "all");
        assertThat(csv).startsWith("id,time,end,source,category,action,").contains("'=cmd|");
        assertThat(csv.split("\r\n", -1)).hasSize(3);
    }

    @Test
    void timesketchLinesHaveWhatItDemands() {
        for (String line :
                CommandRun.output(
                                "search", bundled.folder(), "bucket:mix", "--format", "timesketch")
                        .lines()
                        .toList()) {
            assertThat(line)
                    .contains("\"message\":\"")
                    .contains("\"datetime\":\"2026-")
                    .contains("\"timestamp_desc\":\"");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCouldNotBeAcquiredIsAProblem() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("linked"));
        Files.writeString(logs.resolve("a.log"), HostileLogs.lines("b", 1));
        Files.createSymbolicLink(logs.resolve("link.log"), Path.of("/etc/hostname"));
        TestCase imported = TestCase.make(folder.resolve("linked-case"));
        CommandRun run = imported.acquire(logs);
        assertThat(run.status()).isZero();
        assertThat(run.messages()).contains("1 file could not be acquired");
        JsonNode problems = imported.json("problems", imported.folder(), "--json");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path("kind").asText()).isEqualTo("not-acquired");
        assertThat(problems.get(0).path("file").asText()).isEqualTo("link.log");
    }

    @Test
    void listsAreArraysWithALineForEachElement() throws IOException {
        CommandRun.output(
                "subject", "add", bundled.folder(), "--kind", "both", "s3://mix/synthetic/*");
        JsonNode subjects = bundled.json("subject", "list", bundled.folder(), "--json");
        assertThat(subjects).hasSize(1);
        assertThat(subjects.get(0).path("selector").asText()).isEqualTo("s3://mix/synthetic/*");
        JsonNode problems = bundled.json("problems", bundled.folder(), "--json");
        assertThat(problems).hasSizeGreaterThanOrEqualTo(2);
        JsonNode custody = bundled.json("custody", bundled.folder(), "--json");
        assertThat(custody.get(0).path("sequence").asLong()).isEqualTo(1);
        JsonNode files = bundled.json("evidence", "list", bundled.folder(), "--json");
        JsonNode status = bundled.json("case", "status", bundled.folder(), "--json", "--files");
        assertThat(status.path("byFile")).isEqualTo(files);
    }
}
