package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Real records: every object whose truth is known has exactly the evidence of its upload and of
/// the key used for it.
class LineageSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private static Path sample() {
        Path module = Path.of("").toAbsolutePath();
        String named = System.getProperty("exhibit.samples", System.getenv("EXHIBIT_SAMPLES"));
        Stream<Path> roots =
                named != null
                        ? Stream.of(Path.of(named))
                        : Stream.of("../../shared/samples", "../../../shared/samples")
                                .map(place -> module.resolve(place).normalize());
        Path found =
                roots.map(root -> root.resolve("sans504_slice_2021-07-30T05"))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(null);
        Assumptions.assumeTrue(found != null, "no sample logs beside the checkout");
        return found == null ? module : found;
    }

    @Test
    void uploadsAreTiedToTheirRecords() throws IOException {
        Path sample = sample();
        Path root = folder.resolve("case");
        ScenarioCase.acquire(root, sample);
        List<String> wrong = new ArrayList<>();
        int objects = 0;
        try (CaseReader reader = ScenarioCase.reader(root)) {
            CancelToken cancel = new CancelToken();
            LineageSearch search =
                    new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel);
            for (String line : Files.readAllLines(sample.resolve("lineage_truth.jsonl"))) {
                JsonNode truth = JSON.readTree(line);
                String selector =
                        truth.path("objectArn").asText().replace("arn:aws:s3:::", "s3://");
                Lineage lineage =
                        search.answer(LineageQuestion.of(Selector.parse(selector), Direction.BOTH));
                String told = told(lineage, truth);
                if (!told.isEmpty()) {
                    wrong.add(selector + ": " + told);
                }
                objects++;
            }
        }
        assertThat(objects).isEqualTo(66);
        assertThat(wrong).isEmpty();
    }

    private static String told(Lineage lineage, JsonNode truth) {
        TreeSet<String> expected = new TreeSet<>();
        truth.path("put").forEach(id -> expected.add(id.asText()));
        truth.path("generateDataKey").forEach(id -> expected.add(id.asText()));
        List<Edge> edges = lineage.graph().edges();
        if (edges.size() != 1 || edges.getFirst().kind() != EdgeKind.CREATED) {
            return "edges " + edges;
        }
        Edge edge = edges.getFirst();
        TreeSet<String> cited = new TreeSet<>();
        boolean line = false;
        for (Evidence evidence : edge.evidence()) {
            if (evidence instanceof Evidence.OfRecord record) {
                String id = record.event().event().text(EventField.EVENT_ID);
                line |= id == null;
                if (id != null) {
                    cited.add(id);
                }
            }
        }
        boolean upload = !truth.path("put").isEmpty();
        boolean two = expected.size() > 1 || (upload && line);
        // A line of the access log alone tells of an upload whose call the slice does not hold.
        Strength strength =
                two || (line && !expected.isEmpty())
                        ? Strength.CORROBORATED
                        : upload || line ? Strength.RECORDED : Strength.INFERRED;
        if (!cited.equals(expected)) {
            return "cites " + cited + " for " + expected;
        }
        return edge.strength() == strength ? "" : "is " + edge.strength() + " for " + strength;
    }
}
