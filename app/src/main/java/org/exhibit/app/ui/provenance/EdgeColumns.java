package org.exhibit.app.ui.provenance;

import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.provenance.graph.Edge;

import java.util.List;
import java.util.function.Function;

/// The graph as a table, for the keyboard and for screen readers.
final class EdgeColumns {
    private EdgeColumns() {}

    static void fill(TableView<Edge> table, ProvenanceViewModel model, Workspace workspace) {
        table.setAccessibleText("Edges of the graph");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("Every edge is weaker than the chosen strength"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                column(
                                        "Time",
                                        170,
                                        edge -> workspace.times().get().exact(edge.fromTime())),
                                column("From", 280, edge -> model.label(edge.from())),
                                column("Edge", 120, edge -> edge.kind().word()),
                                column("To", 280, edge -> model.label(edge.to())),
                                column("Strength", 110, edge -> strength(edge, model)),
                                column("Rule", 110, Edge::rule),
                                column("Records", 80, edge -> "" + edge.evidence().size())));
    }

    private static String strength(Edge edge, ProvenanceViewModel model) {
        return model.graph()
                .judged(edge)
                .map(judged ->
                        edge.strength().word() + " (set; rules: " + judged.byRule().word() + ')')
                .orElse(edge.strength().word());
    }

    private static TableColumn<Edge, String> column(
            String title, double width, Function<Edge, String> text) {
        TableColumn<Edge, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        column.getStyleClass().add("mono");
        return column;
    }
}
