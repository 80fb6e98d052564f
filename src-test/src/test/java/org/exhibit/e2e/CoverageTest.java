package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was logged where and when, as the command line says it.
class CoverageTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir static Path folder;
    private static TestCase bundled = new TestCase(Path.of(""));

    @BeforeAll
    static void acquire() throws IOException {
        bundled = TestCase.make(folder.resolve("case"));
        bundled.acquire(BundledLogs.write(folder.resolve("logs")));
    }

    private Object[] of(String... more) {
        List<Object> arguments = new ArrayList<>(List.of("coverage", bundled.folder()));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    @Test
    void machineFormNamesLaneSpanStatusAndBasis() throws IOException {
        JsonNode spans = MAPPER.readTree(CommandRun.output(of("--format", "json")));
        List<String> log = new ArrayList<>();
        for (JsonNode span : spans) {
            assertThat(span.fieldNames())
                    .toIterable()
                    .containsExactly("account", "region", "class", "from", "to", "status", "basis");
            if (span.path("class").asText().equals("AL:mix")) {
                log.add(span.path("from").asText() + ' ' + span.path("status").asText());
            }
        }
        assertThat(log)
                .containsExactly(
                        "2026-03-10T00:00:00.000Z NOT_COLLECTED",
                        "2026-03-10T08:36:00.000Z PARTIAL",
                        "2026-03-10T09:41:00.000Z BEST_EFFORT");
    }

    @Test
    void aBasisLeadsToItsRecord() throws IOException {
        JsonNode spans = MAPPER.readTree(CommandRun.output(of("--format", "json")));
        String basis = "";
        for (JsonNode span : spans) {
            if (span.path("status").asText().equals("PARTIAL")) {
                basis = span.path("basis").asText();
            }
        }
        String id = basis.substring(basis.indexOf('[') + 1, basis.indexOf(']'));
        assertThat(CommandRun.output("show", bundled.folder().toString(), id))
                .containsAnyOf("PutBucketLogging", "PutEventSelectors");
    }

    @Test
    void theTableNamesGapsAndTheDrawingHatchesThem() throws IOException {
        assertThat(CommandRun.output(of("--gaps")))
                .contains("access logging of mix was off", "NOT_COLLECTED")
                .doesNotContain("PRESUMED", "BEST_EFFORT");
        String svg = CommandRun.output(of("--format", "svg"));
        assertThat(svg).startsWith("<svg").contains("stroke-dasharray");
        assertThat(CommandRun.output(of("--format", "svg"))).isEqualTo(svg);
    }
}
