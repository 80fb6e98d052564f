package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What the network's flows add to scenario (b), with the record that the log skipped others and,
/// as the second fixture, without it.
class ScenarioBFlowsTest {
    private static final String SECOND = "s3://rec/exp/pat-2.csv";
    private static final String INSTANCE = "instance:i-0abc2d4e6f8091a3b";
    private static final String INTERFACE = "interface:eni-0a9c3e5b7d1f24680";

    @TempDir static Path folder;
    private static ScenarioCase skipped;
    private static ScenarioCase whole;

    @BeforeAll
    static void open() throws IOException {
        skipped = ScenarioCase.open(Scenario.b(), folder.resolve("skipped"));
        whole = ScenarioCase.open(Scenario.b().without("N0"), folder.resolve("whole"));
    }

    @AfterAll
    static void close() throws IOException {
        skipped.close();
        whole.close();
    }

    private static List<String> acts(ScenarioCase of, String selector, Direction direction)
            throws IOException {
        return Told.of(of, Told.ask(of, selector, direction), EdgeKind.Role.ACT);
    }

    private static String relay(String strength) {
        return "key:"
                + SECOND
                + " relay address:203.0.113.99 "
                + strength
                + " R8/1 [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]";
    }

    private static final String READ =
            "key:" + SECOND + " read-by " + INSTANCE + " corroborated R6/1+R7/1 [B15, B16, N1]";

    @Test
    void flowsSupportTheReadAndMayHaveCarriedItOn() throws IOException {
        assertThat(acts(skipped, SECOND, Direction.DOWN))
                .containsExactlyInAnyOrder(READ, relay("possible"));
        Edge relay = relays(skipped).getFirst();
        assertThat(relay.bytes()).isEqualTo(1_310_000_000L);
        assertThat(relay.actor()).isEqualTo(INSTANCE);
        assertThat(relay.counter())
                .extracting(piece -> skipped.name(piece.id()))
                .containsExactly("N0");
    }

    @Test
    void whereNothingWasSkippedItIsInferred() throws IOException {
        assertThat(acts(whole, SECOND, Direction.DOWN))
                .containsExactlyInAnyOrder(READ, relay("inferred"));
        assertThat(relays(whole).getFirst().counter()).isEmpty();
    }

    private static List<Edge> relays(ScenarioCase of) throws IOException {
        return Told.ask(of, SECOND, Direction.DOWN).graph().edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.RELAYED)
                .toList();
    }

    @Test
    void whatNoRequestNamesGetsNoName() throws IOException {
        for (ScenarioCase of : List.of(skipped, whole)) {
            String batch = "batch:eni-0a9c3e5b7d1f24680:2026-03-10T01:40:00Z/2026-03-10T01:41:00Z";
            Lineage lineage = Told.ask(of, "ip:203.0.113.99", Direction.UP);
            assertThat(Told.all(of, lineage))
                    .filteredOn(line -> !line.startsWith("credential") && !line.startsWith("gap"))
                    .contains(
                            relay(of == whole ? "inferred" : "possible"),
                            batch + " read-by " + INTERFACE + " possible R7/1 [N3]",
                            batch
                                    + " relay address:203.0.113.99 possible R8/1"
                                    + " [N3, N4.1, N4.2, N4.3, N4.4]",
                            INSTANCE + " holds " + INTERFACE + " recorded R7/1 [N3]")
                    .noneMatch(line -> line.contains("N3") && line.contains("s3://"));
        }
    }

    @Test
    void theInstancesDoingsAreItsControllersByInference() throws IOException {
        Lineage lineage = Told.ask(skipped, SECOND, Direction.DOWN);
        Edge controlled =
                lineage.graph().edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.CONTROLLED)
                        .findFirst()
                        .orElseThrow();
        assertThat(controlled.strength()).isEqualTo(Strength.RECORDED);
        assertThat(lineage.reached()).containsEntry(controlled.from(), Strength.INFERRED);
        assertThat(Told.of(skipped, lineage, EdgeKind.Role.CHAIN))
                .contains(
                        "principal:arn:aws:iam::111111111111:role/app acted-for "
                                + INSTANCE
                                + " recorded L1/1 [B13]");
    }

    @Test
    void powerWonLaterIsNotBehindTheRead() throws IOException {
        Scenario later =
                Scenario.b()
                        .changed("B14", record -> record.put("eventTime", "2026-03-10T01:29:30Z"));
        try (ScenarioCase of = ScenarioCase.open(later, folder.resolve("later"))) {
            assertThat(Told.all(of, Told.ask(of, SECOND, Direction.DOWN)))
                    .noneMatch(line -> line.contains(" controlled "));
        }
    }

    @Test
    void gapsBetweenWhatIsKnownAreDrawn() throws IOException {
        String snapshot = "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp";
        Lineage lineage = Told.ask(skipped, snapshot, Direction.DOWN);
        assertThat(Told.of(skipped, lineage, EdgeKind.Role.STATE))
                .containsExactly(
                        "gap:111111111111 us-east-1 mgmt-write"
                                + " 2026-03-10T01:25:00Z/2026-03-10T02:15:00Z unobserved"
                                + " db-snapshot:111111111111:us-east-1:ehr-tmp recorded coverage/1"
                                + " [B10, B17, B19, B20]");
        Edge gap =
                lineage.graph().edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.UNOBSERVED)
                        .findFirst()
                        .orElseThrow();
        assertThat(gap.fromTime()).isEqualTo("2026-03-10T01:25:00Z");
        assertThat(gap.toTime()).isEqualTo("2026-03-10T02:12:00Z");
        assertThat(gap.coverage()).isEqualTo("NOT_COLLECTED");
        assertThat(lineage.graph().node(gap.from()).orElseThrow().label())
                .startsWith(
                        "nothing can be said from 2026-03-10T01:25:00Z to 2026-03-10T02:15:00Z:"
                                + " PARTIAL, NOT_COLLECTED, ");
    }

    @Test
    void aGapAfterTheLastKnownFactIsNoPartOfALineage() throws IOException {
        Lineage lineage = Told.ask(skipped, "s3://rec/exp/pat-1.csv", Direction.BOTH);
        assertThat(lineage.graph().nodes()).noneMatch(node -> node.kind() == NodeKind.GAP);
    }

    @Test
    void throughAGapNothingIsReached() throws IOException {
        Lineage lineage = Told.ask(skipped, SECOND, Direction.BOTH);
        List<NodeId> gaps =
                lineage.graph().nodes().stream()
                        .map(node -> node.id())
                        .filter(id -> id.kind() == NodeKind.GAP)
                        .toList();
        assertThat(gaps).hasSize(1);
        assertThat(lineage.reached()).containsEntry(gaps.getFirst(), Strength.RECORDED);
    }

    @Test
    void everyEdgeSaysHowWellItWasLogged() throws IOException {
        assertThat(coverage("s3://rec/exp/pat-1.csv", "read-by")).containsOnly("PRESUMED");
        assertThat(coverage(SECOND, "read-by")).containsOnly("PARTIAL");
        assertThat(coverage(SECOND, "relay")).containsOnly("PARTIAL");
        assertThat(coverage("s3://rec/exp/pat-3.csv", "read-by")).containsOnly("PRESUMED");
        for (String selector : List.of("s3://rec", "ip:203.0.113.99", "session:kim")) {
            assertThat(Told.ask(skipped, selector, Direction.BOTH).graph().edges())
                    .isNotEmpty()
                    .allMatch(edge -> !edge.coverage().isEmpty());
        }
    }

    private static Set<String> coverage(String selector, String kind) throws IOException {
        Set<String> found = new java.util.TreeSet<>();
        for (Edge edge : Told.ask(skipped, selector, Direction.DOWN).graph().edges()) {
            if (edge.kind().word().equals(kind)) {
                found.add(edge.coverage());
            }
        }
        return found;
    }

    @Test
    void weakGapsAreLeftOutWhereOnlyStrongEdgesAreAskedFor() throws IOException {
        LineageQuestion question =
                new LineageQuestion(
                        Selector.parse(SECOND), Direction.DOWN, 6, Strength.CORROBORATED, Set.of());
        Lineage lineage =
                new LineageSearch(
                                skipped.reader(),
                                LineageSearch.Tools.of(skipped.reader(), new CancelToken()),
                                new CancelToken())
                        .answer(question);
        assertThat(lineage.graph().edges()).extracting(Edge::kind).containsOnly(EdgeKind.READ_BY);
    }
}
