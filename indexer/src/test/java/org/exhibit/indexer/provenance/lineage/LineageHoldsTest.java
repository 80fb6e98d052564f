package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must hold of every lineage: delivery does not matter, and an edge stands or falls with the
/// records it cites.
class LineageHoldsTest {
    private static final Map<String, List<String>> STARTS =
            Map.of(
                    "a",
                    List.of("s3://phi/ct/batch-07.tar", "s3://mix/synthetic/avatar-002.mp4"),
                    "b",
                    List.of(
                            "s3://rec/exp/pat-1.csv",
                            "s3://rec/exp/pat-2.csv",
                            "s3://rec/exp/pat-3.csv",
                            "ip:203.0.113.99",
                            "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp",
                            "arn:aws:ec2:us-east-1::snapshot/snap-1a2b3c4d5e6f70819"),
                    "c",
                    List.of("s3://cat/products/s2.jpg", "s3://cat/incoming/s1.jpg"));

    /// Records that change what is logged.
    private static final Set<String> LOGGING =
            Set.of("A01", "A02", "B00a", "B00b", "B00s", "B17", "B19", "B22");

    @TempDir Path folder;

    /// From, edge, to.
    private record Place(NodeId from, EdgeKind kind, NodeId to) {}

    private static List<String> starts(String name) {
        return STARTS.getOrDefault(name.replace("second ", ""), List.of());
    }

    private static Scenario scenario(String name) {
        return switch (name) {
            case "a" -> Scenario.a();
            case "b" -> Scenario.b();
            case "second b" -> Scenario.b().without("N0");
            default -> Scenario.c();
        };
    }

    private List<String> lines(Scenario scenario, String name, String as) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (ScenarioCase opened = ScenarioCase.open(scenario, folder.resolve(as))) {
            for (String start : starts(name)) {
                lines.addAll(Told.all(opened, Told.ask(opened, start, Direction.BOTH)));
            }
        }
        return List.copyOf(lines);
    }

    @Test
    void deliveryChangesNothing() throws IOException {
        List<String> plain = lines(scenario("c"), "c", "plain");
        assertThat(plain).hasSizeGreaterThan(5);
        assertThat(lines(scenario("c").shuffled(7).split().duplicated(), "c", "other"))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void noDeliveryChangesAnything(String name) throws IOException {
        List<String> plain = lines(scenario(name), name, "plain");
        assertThat(plain).hasSizeGreaterThan(5);
        assertThat(lines(scenario(name).shuffled(7), name, "shuffled")).isEqualTo(plain);
        assertThat(lines(scenario(name).duplicated(), name, "duplicated")).isEqualTo(plain);
        assertThat(lines(scenario(name).split(), name, "split")).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a A12", "b N2.1", "c C13"})
    void withoutACitedRecordTheEdgesCitingItFall(String which) throws IOException {
        String name = which.substring(0, 1);
        String record = which.substring(2);
        try (ScenarioCase whole = ScenarioCase.open(scenario(name), folder.resolve("whole"))) {
            TreeMap<String, Edge> before = edges(whole, name);
            assertThat(before.values())
                    .anyMatch(edge -> edge.evidenceIds().contains(whole.id(record)));
            fallOrWeaken(name, record, whole.ids(record), before);
        }
    }

    /// Every record that any edge cites, one at a time.
    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void withoutACitedRecordExactlyTheEdgesCitingItFallOrWeaken(String name) throws IOException {
        try (ScenarioCase whole = ScenarioCase.open(scenario(name), folder.resolve("whole"))) {
            TreeMap<String, Edge> before = edges(whole, name);
            TreeSet<String> cited = new TreeSet<>();
            before.values()
                    .forEach(edge -> edge.evidenceIds().forEach(id -> cited.add(whole.name(id))));
            cited.retainAll(scenario(name).ids());
            assertThat(cited).hasSizeGreaterThan(9);
            for (String record : cited) {
                fallOrWeaken(name, record, whole.ids(record), before);
            }
        }
    }

    private void fallOrWeaken(
            String name, String record, List<String> gone, TreeMap<String, Edge> before)
            throws IOException {
        TreeMap<String, Edge> after;
        Path place = folder.resolve("without " + record);
        try (ScenarioCase less = ScenarioCase.open(scenario(name).without(record), place)) {
            after = edges(less, name);
        }
        assertThat(after.values())
                .as(record)
                .noneMatch(edge -> edge.evidenceIds().stream().anyMatch(gone::contains));
        before.forEach((edgeOf, edge) -> {
            String which = record + ": " + edgeOf;
            Edge now = after.get(edgeOf);
            if (edge.evidenceIds().stream().anyMatch(gone::contains)) {
                Strength then = now == null ? Strength.POSSIBLE : now.strength();
                assertThat(edge.strength().atLeast(then)).as(which).isTrue();
            } else if (now != null) {
                // What is left may only gain: one candidate less makes another the only one. What
                // proves that a log was on is cited by gaps alone, and reads are tied to versions
                // by it.
                boolean kept = now.strength().atLeast(edge.strength());
                assertThat(kept || LOGGING.contains(record)).as(which).isTrue();
                assertThat(now.evidenceIds()).as(which).containsAll(edge.evidenceIds());
            }
        });
    }

    /// Edges by their ends; of each case asked anew from the same starts.
    private static TreeMap<String, Edge> edges(ScenarioCase opened, String name)
            throws IOException {
        TreeMap<String, Edge> found = new TreeMap<>();
        for (String start : starts(name)) {
            for (Edge edge : Told.ask(opened, start, Direction.BOTH).graph().edges()) {
                found.put(new Place(edge.from(), edge.kind(), edge.to()).toString(), edge);
            }
        }
        return found;
    }
}
