package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;

/// Asks for what is written down with a decision or an exhibit.
final class FindingDialogs {
    private final FindingsViewModel model;
    private final Modals modals;

    FindingDialogs(FindingsViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
    }

    void triage(Finding finding, TriageState wanted) {
        TextField reason = new TextField();
        reason.setId("triage-reason");
        reason.setPromptText("Enters the chain of custody under your name");
        reason.setPrefWidth(420);
        Button keep =
                keep(
                        FindingText.word(wanted),
                        () ->
                                model.triage(
                                        finding,
                                        wanted,
                                        reason.getText(),
                                        failure -> failed("Not written", failure)));
        keep.setId("triage-keep");
        keep.setDisable(!FindingsViewModel.suffices(wanted, ""));
        reason.textProperty()
                .addListener((p, before, now) ->
                        keep.setDisable(!FindingsViewModel.suffices(wanted, now)));
        String label = wanted == TriageState.DISMISSED ? "Reason, needed to dismiss" : "Reason";
        modals.show(
                "Set to " + FindingText.word(wanted),
                new VBox(8, what(finding), labelled(label, reason), foot(keep)),
                reason);
    }

    void pack(Finding finding) {
        TextField note = new TextField(finding.rule() + ": " + finding.title());
        note.setId("pack-note");
        note.setPrefWidth(420);
        Button add =
                keep(
                        "Add " + Formats.count(finding.evidence().size(), "record", "records"),
                        () ->
                                model.addToPack(
                                        finding,
                                        note.getText(),
                                        failure -> failed("Not added", failure)));
        add.setId("pack-keep");
        modals.show(
                "Add to pack",
                new VBox(
                        8,
                        what(finding),
                        labelled("Note with each record, printed in the pack", note),
                        foot(add)),
                note);
    }

    private static Node what(Finding finding) {
        Label what = new Label(finding.rule() + "  " + finding.subject());
        what.getStyleClass().add("mono");
        what.setMaxWidth(520);
        return what;
    }

    private static Node labelled(String text, Region field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    private Button keep(String text, Runnable run) {
        Button keep = new Button(text);
        keep.getStyleClass().add("accent");
        keep.setDefaultButton(true);
        keep.setOnAction(e -> {
            modals.hide();
            run.run();
        });
        return keep;
    }

    private Node foot(Button main) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        return new HBox(8, space, cancel, main);
    }

    private void failed(String title, Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show(title, panel, panel);
    }
}
