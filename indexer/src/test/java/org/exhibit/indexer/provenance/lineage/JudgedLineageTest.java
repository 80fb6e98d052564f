package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.decision.StrengthDecisions;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Answers about a case in which a person said otherwise than the rules.
class JudgedLineageTest {
    private static final String FILM = "s3://mix/synthetic/avatar-001.mp4";

    @TempDir private Path folder;

    private void enter(String kind, Details details) throws IOException {
        try (CaseFile caseFile = CaseFile.open(folder.resolve("case"), CaseFixture.run())) {
            caseFile.enter(kind, details);
        }
    }

    private static Edge generated(Graph graph) {
        return graph.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.GENERATED)
                .filter(edge -> edge.to().name().startsWith(FILM))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void followsTheStrengthThatAPersonSetAndKeepsWhatTheRulesSay() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            Graph before = Told.ask(a, FILM, Direction.BOTH).graph();
            Edge edge = generated(before);
            assertThat(edge.strength()).isEqualTo(Strength.INFERRED);
            enter(
                    StrengthDecisions.ENTRY,
                    StrengthDecisions.details(
                            edge, Strength.INFERRED, Strength.POSSIBLE, "no log", List.of()));

            Lineage after = Told.ask(a, FILM, Direction.BOTH);

            assertThat(generated(after.graph())).isEqualTo(edge.withStrength(Strength.POSSIBLE));
            assertThat(after.graph().judged())
                    .extracting(Judged::byRule)
                    .containsExactly(Strength.INFERRED);
            Lineage strong = ask(a, Strength.INFERRED);
            assertThat(strong.graph().edges())
                    .noneMatch(each -> each.strength() == Strength.POSSIBLE);
            assertThat(strong.graph().edges()).noneMatch(each -> each.kind() == EdgeKind.GENERATED);
        }
    }

    @Test
    void followsAnEdgeThatARecordRaised() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            Edge edge = generated(Told.ask(a, FILM, Direction.BOTH).graph());
            assertThat(ask(a, Strength.RECORDED).graph().edges())
                    .noneMatch(each -> each.kind() == EdgeKind.GENERATED);
            enter(
                    StrengthDecisions.ENTRY,
                    StrengthDecisions.details(
                            edge,
                            Strength.INFERRED,
                            Strength.RECORDED,
                            "the job's own log names the file",
                            List.of(a.id("A16"))));

            assertThat(ask(a, Strength.RECORDED).graph().edges())
                    .contains(edge.withStrength(Strength.RECORDED));
        }
    }

    private static Lineage ask(ScenarioCase of, Strength least) throws IOException {
        return search(of, new CancelToken())
                .answer(
                        new LineageQuestion(
                                Selector.parse(FILM), Direction.UP, 6, least, Set.of()));
    }

    private static LineageSearch search(ScenarioCase of, CancelToken cancel) throws IOException {
        return new LineageSearch(of.reader(), LineageSearch.Tools.of(of.reader(), cancel), cancel);
    }

    @Test
    void leavesOutAKeyThatItsVersionsStandFor() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            Lineage film = Told.ask(a, FILM, Direction.BOTH);

            assertThat(Told.nodes(film)).contains("version:" + FILM + "@epoch:1");
            assertThat(Told.nodes(film)).doesNotContain("key:" + FILM);
            assertThat(Told.nodes(Told.ask(a, "s3://mix/never-written.mp4", Direction.BOTH)))
                    .containsExactly("key:s3://mix/never-written.mp4");
        }
    }

    @Test
    void tellsWhatWasFoundBeforeItWasStopped() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            Graph whole = Told.ask(a, FILM, Direction.BOTH).graph();
            CancelToken cancel = new CancelToken();
            List<Graph> sofar = new ArrayList<>();
            LineageSearch search =
                    search(a, cancel)
                            .telling((graph, starts) -> {
                                sofar.add(graph);
                                cancel.cancel();
                            });

            assertThat(
                            catchThrowable(() ->
                                    search.answer(
                                            LineageQuestion.of(
                                                    Selector.parse(FILM), Direction.BOTH))))
                    .isInstanceOf(CancellationException.class);

            assertThat(sofar).hasSize(1);
            assertThat(sofar.getFirst().edges()).isNotEmpty();
            assertThat(sofar.getFirst().edges()).hasSizeLessThan(whole.edges().size());
        }
    }
}
