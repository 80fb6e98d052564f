package org.exhibit.app.ui.provenance;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.StatePanel;

import java.util.List;

/// What stands in place of the graph while there is none.
final class TracePanels {
    private final ProvenanceViewModel model;

    TracePanels(ProvenanceViewModel model) {
        this.model = model;
    }

    Node of(TraceState state) {
        return switch (state) {
            case TraceState.Idle idle ->
                    StatePanel.empty(
                            Glyph.LINEAGE,
                            "Nothing is traced yet",
                            "Choose a subject of the case, or type an object, a prefix, a bucket or"
                                    + " an ARN.",
                            List.of());
            case TraceState.Running running -> {
                Button cancel = new Button("Cancel");
                cancel.setId("cancel-trace");
                cancel.setOnAction(e -> model.cancel());
                yield new VBox(12, new LoadingBars("Tracing " + running.selector()), cancel);
            }
            case TraceState.Failed failed -> StatePanel.error(failed.failure(), model::trace);
            case TraceState.Cancelled cancelled ->
                    StatePanel.cancelled(
                            "Tracing " + cancelled.selector() + " was stopped",
                            "No edge had been found. Nothing in the case was changed.",
                            List.of(new StatePanel.Action("Trace again", model::trace)));
            case TraceState.Alone alone -> alone(alone);
            case TraceState.Shown shown -> new Label();
        };
    }

    private Node alone(TraceState.Alone alone) {
        StatePanel panel =
                StatePanel.empty(
                        Glyph.LINEAGE,
                        "No edge leads from or to it",
                        "No record of the case links it to anything else. What the logs did not"
                                + " cover is not known.",
                        List.of(new StatePanel.Action("Trace again", model::trace)));
        if (alone.nearest().isEmpty()) {
            return panel;
        }
        VBox near = new VBox(2);
        near.setAlignment(Pos.CENTER);
        Label heading = new Label("Nearest that records tell of");
        heading.getStyleClass().add("small-title");
        near.getChildren().add(heading);
        for (Neighbours.Neighbour each : alone.nearest()) {
            Hyperlink link = new Hyperlink(each.selector());
            link.getStyleClass().addAll("mono", "neighbour");
            link.setOnAction(e -> model.trace(each.selector()));
            Label count = new Label(Formats.count(each.events(), "event", "events"));
            count.getStyleClass().addAll("small", "muted");
            HBox row = new HBox(8, link, count);
            row.setAlignment(Pos.CENTER);
            near.getChildren().add(row);
        }
        panel.getChildren().add(near);
        return panel;
    }
}
