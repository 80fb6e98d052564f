package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Node;
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
import java.util.Objects;
import java.util.Set;

/// PHI becomes a film: what the specification of scenario (a) expects, and nothing more.
class ScenarioALineageTest {
    private static final String PHI = "s3://phi/ct/batch-07.tar";
    private static final String FILM = "s3://mix/synthetic/avatar-002.mp4";
    private static final String MODEL = "version:s3://mix/models/face-gen-7/output/model.tar.gz";
    private static final String TRAINING = "job:222222222222:us-east-1:training-job/face-gen-7";
    private static final String TRANSFORM = "job:222222222222:us-east-1:transform-job/gen-1";
    private static final String OPEN =
            "exposure:mix/synthetic/* ANON 2026-03-10T11:00:40Z/2026-03-10T11:40:00Z";
    private static final String NAMED_MODEL = "model:222222222222:us-east-1:face-gen-7";

    @TempDir static Path folder;
    private static ScenarioCase scenario;

    @BeforeAll
    static void open() throws IOException {
        scenario = ScenarioCase.open(Scenario.a(), folder);
    }

    @AfterAll
    static void close() throws IOException {
        scenario.close();
    }

    @Test
    void whatBecameOfThePhi() throws IOException {
        assertThat(Told.flows(scenario, Told.ask(scenario, PHI, Direction.DOWN)))
                .containsExactlyInAnyOrder(
                        "version:"
                                + PHI
                                + "@v used "
                                + TRAINING
                                + " corroborated R2/1 [A08, A10, A11]",
                        TRAINING + " generated " + MODEL + "@epoch:1 corroborated R2/1 [A08, L1]",
                        MODEL + "@epoch:1 derived-from " + NAMED_MODEL + " recorded R1/1:48 [A12]",
                        NAMED_MODEL + " used " + TRANSFORM + " recorded R1/1:47 [A13]",
                        MODEL + "@epoch:1 used " + TRANSFORM + " corroborated R2/1 [A12, A13, L2]",
                        TRANSFORM + " generated prefix:s3://mix/synthetic/* recorded R1/1:47 [A13]",
                        TRANSFORM
                                + " generated version:s3://mix/synthetic/avatar-001.mp4@epoch:1"
                                + " inferred R2/1 [A13, L4]",
                        TRANSFORM
                                + " generated version:s3://mix/synthetic/avatar-002.mp4@epoch:1"
                                + " inferred R2/1 [A13, L5]");
    }

    @Test
    void whereTheFilmCameFrom() throws IOException {
        Lineage lineage = Told.ask(scenario, FILM, Direction.UP);
        assertThat(Told.flows(scenario, lineage))
                .containsExactlyInAnyOrder(
                        "version:"
                                + PHI
                                + "@v used "
                                + TRAINING
                                + " corroborated R2/1 [A08, A10, A11]",
                        "prefix:s3://phi/ct/batch-07* used " + TRAINING + " recorded R1/1:45 [A08]",
                        TRAINING + " generated " + MODEL + "@epoch:1 corroborated R2/1 [A08, L1]",
                        MODEL + "@epoch:1 derived-from " + NAMED_MODEL + " recorded R1/1:48 [A12]",
                        NAMED_MODEL + " used " + TRANSFORM + " recorded R1/1:47 [A13]",
                        MODEL + "@epoch:1 used " + TRANSFORM + " corroborated R2/1 [A12, A13, L2]",
                        "key:s3://mix/prompts/p1.jsonl used "
                                + TRANSFORM
                                + " corroborated R2/1 [A12, A13, L3]",
                        "prefix:s3://mix/prompts/* used " + TRANSFORM + " recorded R1/1:47 [A13]",
                        TRANSFORM
                                + " generated version:"
                                + FILM
                                + "@epoch:1 inferred R2/1 [A13, L5]");
    }

    @Test
    void isAsStrongAsTheWeakestEdgeOfTheWay() throws IOException {
        Lineage lineage = Told.ask(scenario, PHI, Direction.DOWN);
        assertThat(lineage.reached())
                .containsEntry(
                        NodeId.version("mix", "synthetic/avatar-001.mp4", "epoch:1"),
                        Strength.INFERRED)
                .containsEntry(
                        NodeId.version("mix", "models/face-gen-7/output/model.tar.gz", "epoch:1"),
                        Strength.CORROBORATED);
    }

    @Test
    void whatIsWeakerThanAskedForIsLeftOut() throws IOException {
        LineageQuestion question =
                new LineageQuestion(
                        Selector.parse(PHI), Direction.DOWN, 6, Strength.RECORDED, Set.of());
        Lineage lineage =
                new LineageSearch(
                                scenario.reader(),
                                LineageSearch.Tools.of(scenario.reader(), new CancelToken()),
                                new CancelToken())
                        .answer(question);
        assertThat(lineage.graph().edges())
                .isNotEmpty()
                .allMatch(edge -> edge.strength().atLeast(Strength.RECORDED));
        assertThat(Told.nodes(lineage)).noneMatch(name -> name.contains("avatar"));
    }

    @Test
    void theDecoyAndTheClaimsHaveNoLineage() throws IOException {
        for (String decoy : List.of("s3://phi/ct/batch-08.tar", "s3://mix/prod/claims.parquet")) {
            for (Direction direction : List.of(Direction.UP, Direction.DOWN)) {
                assertThat(Told.flows(scenario, Told.ask(scenario, decoy, direction))).isEmpty();
            }
        }
    }

    @Test
    void aListingIsNeverLineage() throws IOException {
        for (String start : List.of(PHI, FILM, "s3://phi", "key:" + danasKey())) {
            assertThat(Told.all(scenario, Told.ask(scenario, start, Direction.BOTH)))
                    .noneMatch(line -> line.contains("A07"));
        }
    }

    private static String danasKey() throws IOException {
        return Objects.requireNonNull(
                scenario.reader()
                        .events()
                        .find(scenario.id("A07"))
                        .orElseThrow()
                        .event()
                        .text(EventField.ACTOR_ACCESS_KEY));
    }

    @Test
    void whoReadTheFilmAndWhoDeletedIt() throws IOException {
        Lineage lineage = Told.ask(scenario, FILM, Direction.DOWN);
        String session = "session:arn:aws:sts::222222222222:assumed-role/ml/dana";
        assertThat(Told.of(scenario, lineage, EdgeKind.Role.ACT))
                .containsExactlyInAnyOrder(
                        "version:"
                                + FILM
                                + "@epoch:1 read-by "
                                + session
                                + " recorded R1/1:71+R9/1 [L11]",
                        "version:"
                                + FILM
                                + "@epoch:1 downloaded address:198.51.100.9"
                                + " recorded R1/1:71+R9/1 [L11]",
                        "version:"
                                + FILM
                                + "@epoch:1 exposed "
                                + OPEN
                                + " recorded exposure/1 [A15, A16, A17, L5, L7]",
                        session + " deleted version:" + FILM + "@epoch:1 recorded R1/1:71 [L13]");
        assertThat(Told.of(scenario, lineage, EdgeKind.Role.CHAIN))
                .contains(
                        "credential:"
                                + danasKey()
                                + " acted-for "
                                + session
                                + " inferred L3/1 [A06, L11]");
    }

    @Test
    void noGapLiesBetweenWhatIsKnownOfTheObjects() throws IOException {
        for (String start : List.of(PHI, FILM, "s3://mix")) {
            assertThat(
                            Told.of(
                                    scenario,
                                    Told.ask(scenario, start, Direction.BOTH),
                                    EdgeKind.Role.STATE))
                    .isEmpty();
        }
    }

    @Test
    void theSignedReadIsTiedToTheSessionsKeyByInferenceOnly() throws IOException {
        assertThat(Told.ask(scenario, FILM, Direction.DOWN).reached())
                .containsEntry(NodeId.credential(danasKey()), Strength.INFERRED);
    }

    @Test
    void whatBecameOfThePhiStoodOpenAndTheDecoyDidNot() throws IOException {
        assertThat(Told.ask(scenario, PHI, Direction.DOWN).graph().nodes())
                .filteredOn(node -> node.kind() == NodeKind.EXPOSURE)
                .extracting(Node::label)
                .containsExactly(
                        "mix/synthetic/* ANON [2026-03-10T11:00:40Z, 2026-03-10T11:40:00Z):"
                                + " s3:GetObject; whether a Public Access Block or enforced"
                                + " ownership kept it shut is not known");
        assertThat(Told.ask(scenario, "s3://mix/prod/claims.parquet", Direction.DOWN).graph())
                .satisfies(graph ->
                        assertThat(graph.nodes())
                                .noneMatch(node -> node.kind() == NodeKind.EXPOSURE));
    }

    @Test
    void anonymousReadsAreKeptApartByAddress() throws IOException {
        Lineage lineage = Told.ask(scenario, "s3://mix/synthetic/avatar-001.mp4", Direction.DOWN);
        String film = "version:s3://mix/synthetic/avatar-001.mp4@epoch:1";
        assertThat(Told.of(scenario, lineage, EdgeKind.Role.ACT))
                .containsExactlyInAnyOrder(
                        film + " read-by principal:anonymous recorded R1/1:71 [L7, L8]",
                        film + " exposed " + OPEN + " recorded exposure/1 [A15, A16, A17, L4, L7]",
                        film + " downloaded address:203.0.113.50 recorded R1/1:71 [L7]",
                        film + " downloaded address:203.0.113.77 recorded R1/1:71 [L8]");
    }
}
