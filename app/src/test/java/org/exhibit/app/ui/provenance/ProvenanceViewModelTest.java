package org.exhibit.app.ui.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureLineage;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// The screen of provenance: what it asks, what it hides, and that it says so.
class ProvenanceViewModelTest {
    private static final String VIDEO = "s3://nl-mix/synthetic/avatar-001.mp4";

    private final Workspace workspace = Direct.workspace(10);
    private final List<LineageQuestion> asked = new ArrayList<>();
    private final ProvenanceViewModel model =
            new ProvenanceViewModel(
                    workspace,
                    (reader, question, sofar, cancel) -> {
                        asked.add(question);
                        return FixtureLineage.answer(question);
                    });

    private Edge selected() {
        return Objects.requireNonNull(model.selected().get());
    }

    @Test
    void offersTheSubjectsOfTheCase() {
        assertThat(model.subjects()).contains("s3://nl-synth-out/clips/hale-0147.mp4");
        workspace.close();
        assertThat(model.subjects()).isEmpty();
    }

    @Test
    void asksAgainWhenTheDirectionChanges() {
        model.trace(VIDEO);
        model.direction().set(Direction.UP);

        assertThat(asked)
                .extracting(LineageQuestion::direction)
                .containsExactly(Direction.BOTH, Direction.UP);
        assertThat(asked).extracting(q -> q.selector().text()).containsOnly(VIDEO);
    }

    @Test
    void hidesWeakerEdgesAndCountsThem() {
        model.trace(VIDEO);
        assertThat(model.visible()).hasSize(8);

        model.least().set(Strength.RECORDED);

        assertThat(model.visible()).extracting(Edge::strength).doesNotContain(Strength.POSSIBLE);
        assertThat(model.visible()).hasSize(5);
        assertThat(model.hidden()).isEqualTo(3);
        assertThat(model.summary())
                .isEqualTo("3 corroborated, 2 recorded, 2 inferred, 1 possible; 3 weaker hidden");
        assertThat(model.visibleNodes()).extracting(id -> id.kind()).doesNotContain(NodeKind.GAP);
    }

    @Test
    void keepsTheStartInSightWhateverIsHidden() {
        model.trace(VIDEO);
        model.least().set(Strength.CORROBORATED);

        assertThat(model.visible()).noneMatch(edge -> edge.to().name().startsWith(VIDEO));
        assertThat(model.visibleNodes()).anyMatch(id -> id.name().startsWith(VIDEO));
    }

    @Test
    void walksTheVisibleEdgesByTimeAndStopsAtTheEnds() {
        model.trace(VIDEO);
        assertThat(selected().kind()).isEqualTo(EdgeKind.USED);
        model.walk(-1);
        assertThat(selected()).isEqualTo(model.visible().getFirst());
        model.walk(1);
        assertThat(selected()).isEqualTo(model.visible().get(1));
        for (int i = 0; i < 20; i++) {
            model.walk(1);
        }
        assertThat(selected()).isEqualTo(model.visible().getLast());
    }

    @Test
    void selectsAnotherEdgeWhenItsOwnIsHidden() {
        model.trace(VIDEO);
        Edge gap =
                model.visible().stream()
                        .filter(edge -> edge.kind() == EdgeKind.UNOBSERVED)
                        .findFirst()
                        .orElseThrow();
        model.selected().set(gap);

        model.least().set(Strength.INFERRED);

        assertThat(selected()).isEqualTo(model.visible().getFirst());
    }

    @Test
    void saysWhatCannotBeTraced() {
        model.trace("avatar-001.mp4");

        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        TraceState.Failed.class,
                        failed ->
                                assertThat(failed.failure().reason())
                                        .contains("expected s3://bucket/key"));
        assertThat(asked).isEmpty();
    }

    @Test
    void tellsAFailureFromACancelledTrace() {
        ProvenanceViewModel broken =
                new ProvenanceViewModel(
                        workspace,
                        (reader, question, sofar, cancel) -> {
                            throw new IOException("E-02 is not where it was");
                        });
        broken.trace(VIDEO);
        assertThat(broken.state().get()).isInstanceOf(TraceState.Failed.class);

        ProvenanceViewModel stopped =
                new ProvenanceViewModel(
                        workspace,
                        (reader, question, sofar, cancel) -> {
                            throw new CancellationException();
                        });
        stopped.trace(VIDEO);
        assertThat(stopped.state().get()).isEqualTo(new TraceState.Cancelled(VIDEO));
    }

    @Test
    void listsTheRecordsOfAnEdgeAndThoseAgainstIt() {
        model.trace(VIDEO);
        Edge gap = model.visible().stream().filter(e -> !e.counter().isEmpty()).findFirst().get();

        assertThat(EvidenceRow.evidence(gap)).hasSize(1);
        assertThat(EvidenceRow.against(gap))
                .extracting(EvidenceRow::says, EvidenceRow::query)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "GetObject s3://nl-phi/ct/batch-07.tar@v1 from 192.0.2.7",
                                "id:0000000000000000000000000000005b"));
        assertThat(EdgeText.facts(model.visible().getFirst(), TimeDisplay.UTC))
                .startsWith("2026-11-07 09:06:00Z  ·  2.15 GB  ·  by arn:aws:sts::222222222222");
    }

    @Test
    void forgetsTheAnswerWhenAnotherCaseIsOpened() {
        model.trace(VIDEO);
        workspace.close();

        assertThat(model.state().get()).isEqualTo(new TraceState.Idle());
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void keepsTheEdgesFoundBeforeItWasStopped() {
        ProvenanceViewModel stopped =
                new ProvenanceViewModel(
                        workspace,
                        (reader, question, sofar, cancel) -> {
                            Graph found = FixtureLineage.answer(question).graph();
                            sofar.found(
                                    new Graph(found.nodes(), found.edges().subList(0, 3)),
                                    List.of());
                            throw new CancellationException();
                        });

        stopped.trace(VIDEO);

        assertThat(stopped.isPartial()).isTrue();
        assertThat(stopped.visible()).hasSize(3);
        assertThat(stopped.summary()).contains("stopped: what lies beyond is not known");
    }

    @Test
    void namesWhatIsNearestWhereNothingLeadsAnywhere() {
        ProvenanceViewModel alone =
                new ProvenanceViewModel(
                        workspace,
                        (reader, question, sofar, cancel) ->
                                new Lineage(
                                        question,
                                        List.of(),
                                        new Graph(List.of(), List.of()),
                                        Map.of(),
                                        List.of()));

        alone.trace("s3://nl-synth-out/clips/never-seen.mp4");

        assertThat(alone.state().get())
                .isInstanceOfSatisfying(
                        TraceState.Alone.class,
                        state ->
                                assertThat(state.nearest())
                                        .isNotEmpty()
                                        .allMatch(each -> each.events() > 0));
    }

    @Test
    void opensAHubOnEnterAndKeepsTheChosenEdge() {
        ProvenanceViewModel hub =
                new ProvenanceViewModel(
                        workspace,
                        (reader, question, sofar, cancel) -> {
                            asked.add(question);
                            Lineage whole = FixtureLineage.answer(question);
                            NodeId at = whole.graph().edges().getFirst().to();
                            return new Lineage(
                                    question,
                                    whole.starts(),
                                    whole.graph(),
                                    whole.reached(),
                                    List.of(new Lineage.Cut(at, Lineage.Reason.HUB, 500)));
                        });
        hub.trace(VIDEO);
        NodeId at = hub.visible().getFirst().to();
        Edge last = hub.visible().getLast();
        hub.selected().set(last);
        assertThat(hub.isFolded(at)).isTrue();

        hub.expand(at);

        assertThat(asked.getLast().opened()).containsExactly(at);
        assertThat(hub.selected().get()).isEqualTo(last);
        assertThat(hub.isFolded(at)).isFalse();
        int questions = asked.size();
        hub.expand(last.to());
        assertThat(asked).hasSize(questions);
    }
}
