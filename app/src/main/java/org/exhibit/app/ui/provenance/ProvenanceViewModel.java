package org.exhibit.app.ui.provenance;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.SubjectChoices;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.reports.figure.LineageLayout;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Asks where something came from and went, and walks the answer. Edges weaker than the chosen
/// strength are hidden, not forgotten: places stay as they are, and what is hidden is counted.
public final class ProvenanceViewModel {
    private final Workspace workspace;
    private final Tracer tracer;
    private final StringProperty selector = new SimpleStringProperty("");
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.BOTH);
    private final ObjectProperty<Strength> least = new SimpleObjectProperty<>(Strength.POSSIBLE);
    private final ReadOnlyObjectWrapper<TraceState> state =
            new ReadOnlyObjectWrapper<>(new TraceState.Idle());
    private final ObjectProperty<@Nullable Edge> selected = new SimpleObjectProperty<>();
    private final SubjectChoices subjects;
    private final Set<NodeId> opened = new HashSet<>();
    private Map<NodeId, Set<NodeId>> groups = Map.of();
    private CancelToken running = new CancelToken();

    public ProvenanceViewModel(Workspace workspace, Tracer tracer) {
        this.workspace = workspace;
        this.tracer = tracer;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        direction.addListener((property, before, now) -> trace());
        least.addListener((property, before, now) -> keepVisible());
        subjects =
                new SubjectChoices(
                        workspace,
                        e -> state.set(failed("The subjects of the case could not be read.", e)));
    }

    /// What is traced, as typed.
    public StringProperty selector() {
        return selector;
    }

    ObjectProperty<Direction> direction() {
        return direction;
    }

    /// The weakest strength that is shown.
    ObjectProperty<Strength> least() {
        return least;
    }

    ReadOnlyObjectProperty<TraceState> state() {
        return state.getReadOnlyProperty();
    }

    /// The edge whose evidence is shown; null where none is.
    ObjectProperty<@Nullable Edge> selected() {
        return selected;
    }

    /// Selectors of the case's subjects, to choose from.
    ObservableList<String> subjects() {
        return subjects.selectors();
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        if (!same) {
            running.cancel();
            selected.set(null);
            state.set(new TraceState.Idle());
            selector.set("");
        }
    }

    private static TraceState failed(String what, Throwable cause) {
        return new TraceState.Failed(Failure.of(what, "Nothing in the case was changed.", cause));
    }

    /// Traces something else.
    public void trace(String wanted) {
        selector.set(wanted);
        opened.clear();
        trace();
    }

    /// Asks again; an answer still under way is given up.
    public void trace() {
        ask(null);
    }

    /// Asks again, following a hub or showing a group member by member.
    void expand(NodeId node) {
        if (groups.containsKey(node) || isCut(node)) {
            opened.add(node);
            ask(selected.get());
        }
    }

    /// Whether Enter on a node shows more.
    boolean isFolded(NodeId node) {
        return groups.containsKey(node) || isCut(node) && !opened.contains(node);
    }

    private boolean isCut(NodeId node) {
        return state.get() instanceof TraceState.Shown shown
                && shown.lineage().cut().stream()
                        .anyMatch(
                                cut -> cut.at().equals(node) && cut.reason() == Lineage.Reason.HUB);
    }

    private void ask(@Nullable Edge keep) {
        OpenCase open = workspace.openCase().get();
        String wanted = selector.get().strip();
        running.cancel();
        if (open == null || wanted.isEmpty()) {
            return;
        }
        selected.set(null);
        LineageQuestion question;
        try {
            question =
                    new LineageQuestion(
                            Selector.parse(wanted),
                            direction.get(),
                            LineageQuestion.DEPTH,
                            Strength.POSSIBLE,
                            opened);
        } catch (IllegalArgumentException e) {
            state.set(failed("This cannot be traced.", e));
            return;
        }
        TraceState.Running run = new TraceState.Running(wanted);
        CancelToken token = new CancelToken();
        AtomicReference<@Nullable Lineage> sofar = new AtomicReference<>();
        running = token;
        state.set(run);
        workspace
                .background()
                .job(cancel -> answer(open, question, sofar, cancel))
                .cancelledBy(token)
                .onSuccess(answer -> {
                    if (state.get() == run) {
                        finish(answer, keep);
                    }
                })
                .onCancelled(() -> {
                    if (state.get() == run) {
                        stopped(wanted, sofar.get());
                    }
                })
                .onFailure(e -> {
                    if (state.get() == run) {
                        state.set(failed("The lineage could not be traced.", e));
                    }
                });
    }

    /// What an answer looks like, and which of its nodes stand for several.
    private record Answer(TraceState state, Map<NodeId, Set<NodeId>> groups) {}

    private Answer answer(
            OpenCase open,
            LineageQuestion question,
            AtomicReference<@Nullable Lineage> sofar,
            CancelToken cancel)
            throws Exception {
        Lineage found =
                open.ask(reader ->
                        tracer.trace(
                                reader,
                                question,
                                (graph, starts) ->
                                        sofar.set(
                                                new Lineage(
                                                        question, starts, graph, Map.of(),
                                                        List.of())),
                                cancel));
        if (found.graph().edges().isEmpty()) {
            List<Neighbours.Neighbour> near =
                    open.ask(reader -> Neighbours.of(reader, question.selector()));
            return new Answer(new TraceState.Alone(question.selector().text(), near), Map.of());
        }
        return drawn(found, question.opened(), false);
    }

    private static Answer drawn(Lineage found, Set<NodeId> opened, boolean partial) {
        GraphFold fold = GraphFold.of(found.graph(), Set.copyOf(found.starts()), opened);
        Lineage shown =
                new Lineage(
                        found.question(),
                        found.starts(),
                        fold.graph(),
                        found.reached(),
                        found.cut());
        return new Answer(
                new TraceState.Shown(shown, LineageLayout.of(fold.graph()), partial),
                fold.groups());
    }

    /// The edges found so far stay, marked as not all.
    private void stopped(String wanted, @Nullable Lineage sofar) {
        if (sofar == null || sofar.graph().edges().isEmpty()) {
            state.set(new TraceState.Cancelled(wanted));
            return;
        }
        TraceState waiting = state.get();
        workspace
                .background()
                .job(cancel -> drawn(sofar, Set.of(), true))
                .onSuccess(answer -> {
                    if (state.get() == waiting) {
                        finish(answer, null);
                    }
                })
                .onCancelled(() -> state.set(new TraceState.Cancelled(wanted)))
                .onFailure(e -> state.set(failed("What was found could not be drawn.", e)));
    }

    private void finish(Answer answer, @Nullable Edge keep) {
        groups = answer.groups();
        state.set(answer.state());
        Edge again =
                keep == null
                        ? null
                        : visible().stream()
                                .filter(edge -> sameEnds(edge, keep))
                                .findFirst()
                                .orElse(null);
        if (again == null) {
            first();
        } else {
            selected.set(again);
        }
    }

    private static boolean sameEnds(Edge one, Edge other) {
        return one.from().equals(other.from())
                && one.to().equals(other.to())
                && one.kind() == other.kind();
    }

    /// Gives up the answer under way.
    public void cancel() {
        running.cancel();
    }

    /// The graph of the answer; empty while there is none.
    Graph graph() {
        return state.get() instanceof TraceState.Shown shown
                ? shown.lineage().graph()
                : new Graph(List.of(), List.of());
    }

    /// The edges of the answer that are strong enough, by time.
    List<Edge> visible() {
        return graph().edges().stream()
                .filter(edge -> edge.strength().atLeast(least.get()))
                .toList();
    }

    int hidden() {
        return graph().edges().size() - visible().size();
    }

    /// The ends of visible edges, and the starts in any case.
    Set<NodeId> visibleNodes() {
        Set<NodeId> ends =
                visible().stream()
                        .flatMap(edge -> List.of(edge.from(), edge.to()).stream())
                        .collect(Collectors.toSet());
        if (state.get() instanceof TraceState.Shown shown) {
            ends.addAll(shown.lineage().starts());
        }
        return ends;
    }

    /// What people call a node.
    String label(NodeId id) {
        return graph().node(id).map(Node::label).orElse(id.name());
    }

    private void first() {
        List<Edge> edges = visible();
        selected.set(edges.isEmpty() ? null : edges.getFirst());
    }

    private void keepVisible() {
        Edge shown = selected.get();
        if (shown == null || !shown.strength().atLeast(least.get())) {
            first();
        }
    }

    /// Selects the next or an earlier edge, by time.
    ///
    /// @param step 1 or -1
    void walk(int step) {
        List<Edge> edges = visible();
        if (!edges.isEmpty()) {
            int at = edges.indexOf(selected.get());
            selected.set(edges.get(Math.clamp((long) at + step, 0, edges.size() - 1)));
        }
    }

    /// How many edges there are of each strength, and what is not shown.
    String summary() {
        if (!(state.get() instanceof TraceState.Shown shown)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        List<Edge> edges = shown.lineage().graph().edges();
        parts.add(
                List.of(Strength.values()).reversed().stream()
                        .map(strength ->
                                edges.stream().filter(e -> e.strength() == strength).count()
                                        + " "
                                        + strength.word())
                        .collect(Collectors.joining(", ")));
        if (hidden() > 0) {
            parts.add(hidden() + " weaker hidden");
        }
        if (shown.partial()) {
            parts.add("stopped: what lies beyond is not known, nor how well it was logged");
        }
        shown.lineage().cut().stream()
                .map(cut -> "not followed beyond " + label(cut.at()) + ": " + cut.reason().text())
                .distinct()
                .limit(3)
                .forEach(parts::add);
        return String.join("; ", parts);
    }

    /// Asks again after something was decided, and selects the same edge.
    void retrace() {
        ask(selected.get());
    }

    /// Whether the answer was stopped.
    boolean isPartial() {
        return state.get() instanceof TraceState.Shown shown && shown.partial();
    }

    /// What people do about the answer.
    EdgeDeeds deeds() {
        return new EdgeDeeds(workspace, this);
    }
}
