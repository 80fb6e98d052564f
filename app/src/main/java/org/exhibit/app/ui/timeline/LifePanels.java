package org.exhibit.app.ui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.DecisionForm;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.List;
import java.util.function.Consumer;

/// What stands in place of the lanes while there is no life to draw.
final class LifePanels {
    private final TimelineViewModel model;

    LifePanels(TimelineViewModel model) {
        this.model = model;
    }

    Node of(LifeState state) {
        return switch (state) {
            case LifeState.Idle idle ->
                    StatePanel.empty(
                            Glyph.TIMELINE,
                            "No life is told yet",
                            "Choose a subject of the case, or type an object, a prefix, a bucket,"
                                    + " an ARN, a key, a session or an address.",
                            List.of());
            case LifeState.Running running -> running(running);
            case LifeState.Shown shown -> new Label();
            case LifeState.Nothing nothing ->
                    StatePanel.empty(
                            Glyph.TIMELINE,
                            "No event with this object",
                            String.join(" ", nothing.told().absence()),
                            List.of(new StatePanel.Action("Read again", model::tell)));
            case LifeState.Failed failed -> unread(StatePanel.error(failed.failure(), model::tell));
            case LifeState.Cancelled cancelled ->
                    unread(
                            StatePanel.cancelled(
                                    "Reading " + cancelled.selector() + " was stopped",
                                    "Nothing in the case was changed.",
                                    List.of(new StatePanel.Action("Read again", model::tell))));
        };
    }

    /// The lanes come first, empty, while their marks are read.
    private Node running(LifeState.Running running) {
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-life");
        cancel.setOnAction(e -> model.cancel());
        return new VBox(
                12, new LoadingBars("Reading " + running.selector()), cancel, lanes("reading"));
    }

    private Node unread(Node panel) {
        return new VBox(12, panel, lanes("not loaded"));
    }

    /// Never hatched: what was not read is not what was not logged.
    private static Node lanes(String state) {
        VBox lanes = new VBox();
        lanes.getStyleClass().add("life-unread");
        for (Lane.Group group : Lane.Group.values()) {
            Label heading = new Label(group.title());
            heading.getStyleClass().add("life-unread-heading");
            heading.setMaxWidth(Double.MAX_VALUE);
            Label row = new Label(state);
            row.getStyleClass().addAll("life-unread-lane", "muted", "small");
            row.setMaxWidth(Double.MAX_VALUE);
            row.setMinHeight(Region.USE_PREF_SIZE);
            lanes.getChildren().addAll(heading, row);
        }
        return lanes;
    }

    /// Asks for a note on the first record of a line.
    void note(LifeLine line, Modals modals, Consumer<Failure> failed) {
        if (line.evidence().isEmpty()) {
            return;
        }
        DecisionForm form =
                new DecisionForm(
                        modals,
                        line.evidence().getFirst().citation() + "  " + line.edge(),
                        "Add note");
        form.reason().setPromptText("The note; enters the chain of custody under your name");
        Runnable check =
                () -> form.missing(form.reason().getText().isBlank() ? "Write something." : "");
        form.reason().textProperty().addListener((p, before, now) -> check.run());
        form.onEnter(() -> model.deeds().note(line, form.reason().getText(), failed));
        check.run();
        modals.show("Note on a record", form, form.reason());
    }
}
