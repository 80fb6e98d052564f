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
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.reports.figure.LineageLayout;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
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
        trace();
    }

    /// Asks again; an answer still under way is given up.
    public void trace() {
        OpenCase open = workspace.openCase().get();
        String wanted = selector.get().strip();
        running.cancel();
        if (open == null || wanted.isEmpty()) {
            return;
        }
        selected.set(null);
        LineageQuestion question;
        try {
            question = LineageQuestion.of(Selector.parse(wanted), direction.get());
        } catch (IllegalArgumentException e) {
            state.set(failed("This cannot be traced.", e));
            return;
        }
        TraceState.Running run = new TraceState.Running(wanted);
        CancelToken token = new CancelToken();
        running = token;
        state.set(run);
        workspace
                .background()
                .job(cancel -> {
                    Lineage found = open.ask(reader -> tracer.trace(reader, question, cancel));
                    return new TraceState.Shown(found, LineageLayout.of(found.graph()));
                })
                .cancelledBy(token)
                .onSuccess(shown -> {
                    if (state.get() == run) {
                        state.set(shown);
                        first();
                    }
                })
                .onCancelled(() -> {
                    if (state.get() == run) {
                        state.set(new TraceState.Cancelled(wanted));
                    }
                })
                .onFailure(e -> {
                    if (state.get() == run) {
                        state.set(failed("The lineage could not be traced.", e));
                    }
                });
    }

    /// Gives up the answer under way.
    public void cancel() {
        running.cancel();
    }

    /// The edges of the answer that are strong enough, by time.
    List<Edge> visible() {
        return state.get() instanceof TraceState.Shown shown
                ? shown.lineage().graph().edges().stream()
                        .filter(edge -> edge.strength().atLeast(least.get()))
                        .toList()
                : List.of();
    }

    int hidden() {
        return state.get() instanceof TraceState.Shown shown
                ? shown.lineage().graph().edges().size() - visible().size()
                : 0;
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
        return state.get() instanceof TraceState.Shown shown
                ? shown.lineage().graph().node(id).map(Node::label).orElse(id.name())
                : id.name();
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

    /// One line on the answer: how many edges of each strength, and what is not shown.
    String summary() {
        if (!(state.get() instanceof TraceState.Shown shown)) {
            return "";
        }
        List<Edge> edges = shown.lineage().graph().edges();
        String counts =
                List.of(Strength.values()).reversed().stream()
                        .map(strength ->
                                edges.stream().filter(e -> e.strength() == strength).count()
                                        + " "
                                        + strength.word())
                        .collect(Collectors.joining(", "));
        int hidden = hidden();
        return counts
                + (hidden > 0 ? "; " + hidden + " weaker hidden" : "")
                + shown.lineage().cut().stream()
                        .map(cut ->
                                "; not followed beyond "
                                        + label(cut.at())
                                        + ": "
                                        + cut.reason().text())
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining());
    }
}
