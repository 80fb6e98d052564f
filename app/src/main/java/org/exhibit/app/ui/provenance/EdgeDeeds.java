package org.exhibit.app.ui.provenance;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.provenance.decision.StrengthDecisions;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.StrengthDecision;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What people do about an edge or the whole graph; all of it enters custody.
final class EdgeDeeds {
    private static final String KEPT = "The case is as it was.";

    private final Workspace workspace;
    private final ProvenanceViewModel model;

    EdgeDeeds(Workspace workspace, ProvenanceViewModel model) {
        this.workspace = workspace;
        this.model = model;
    }

    /// Sets a strength and asks again, so that the graph goes by it.
    void change(StrengthChange change, Consumer<Failure> failed) {
        Graph graph = model.graph();
        workspace.write(
                folder ->
                        workspace
                                .service()
                                .judgements()
                                .setStrength(
                                        folder,
                                        graph,
                                        change.edge(),
                                        change.strength(),
                                        change.reason(),
                                        change.records()),
                model::retrace,
                "The strength could not be set.",
                KEPT,
                failed);
    }

    /// Numbers the records of an edge for presentation.
    void addToPack(Edge edge, Consumer<Failure> failed) {
        String note = model.label(edge.from()) + " → " + model.label(edge.to());
        List<CaseService.NewExhibit> records =
                edge.evidence().stream()
                        .filter(Evidence.OfRecord.class::isInstance)
                        .map(piece -> new CaseService.NewExhibit(piece.id(), note))
                        .toList();
        workspace.write(
                folder -> workspace.service().addExhibits(folder, records),
                "The records could not be made exhibits.",
                KEPT,
                failed);
    }

    /// Keeps the graph as it is shown for packs.
    void keep(Consumer<Failure> failed) {
        Direction direction = model.direction().get();
        workspace.write(
                folder ->
                        workspace
                                .service()
                                .judgements()
                                .keepLineage(
                                        folder,
                                        model.selector().get().strip(),
                                        direction.name().toLowerCase(Locale.ROOT),
                                        model.least().get(),
                                        ""),
                "The figure could not be kept.",
                KEPT,
                failed);
    }

    /// Reads what was decided about an edge before, oldest first.
    void history(Edge edge, Consumer<List<StrengthDecision>> found, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        workspace
                .background()
                .<StrengthDecisions>job(cancel ->
                        open.ask(reader -> workspace.service().judgements().strengths(reader)))
                .onSuccess(decisions -> found.accept(decisions.history(edge)))
                .onFailure(e ->
                        failed.accept(
                                Failure.of("What was decided before could not be read.", KEPT, e)));
    }
}
