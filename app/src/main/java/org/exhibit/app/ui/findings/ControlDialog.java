package org.exhibit.app.ui.findings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;

/// Asks what an examiner says of a control, and why.
final class ControlDialog {
    private final FindingsViewModel model;
    private final Modals modals;
    private final DialogParts parts;

    ControlDialog(FindingsViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        this.parts = new DialogParts(modals);
    }

    void show(Finding finding, Control control, ControlState now) {
        ToggleGroup states = new ToggleGroup();
        FlowPane choices = new FlowPane(16, 6);
        for (ControlState state : ControlState.values()) {
            RadioButton choice = new RadioButton(state.label());
            choice.setId("control-" + state.word());
            choice.setToggleGroup(states);
            choice.setUserData(state);
            choice.setSelected(state == now);
            choices.getChildren().add(choice);
        }
        TextField reason = new TextField();
        reason.setId("control-reason");
        reason.setPromptText("Enters the chain of custody under your name");
        reason.setPrefWidth(460);
        Button keep =
                parts.keep(
                        "Set state",
                        () ->
                                model.deeds()
                                        .judge(
                                                finding,
                                                control,
                                                chosen(states),
                                                reason.getText(),
                                                failure -> parts.failed("Not written", failure)));
        keep.setId("control-keep");
        Runnable check =
                () ->
                        keep.setDisable(
                                chosen(states) == now && now == ControlState.FOR_REVIEW
                                        || !ControlJudgements.suffices(
                                                chosen(states), reason.getText()));
        reason.textProperty().addListener((p, before, text) -> check.run());
        states.selectedToggleProperty().addListener((p, before, state) -> check.run());
        check.run();
        Label what =
                FindingFacts.text(
                        control.framework() + ' ' + control.version() + ", " + control.id());
        Label about = FindingFacts.text(finding.rule() + "  " + finding.subject(), "mono");
        about.setMaxWidth(520);
        Label says =
                FindingFacts.text(
                        "Whether the control is met for what was found is yours to say. The mapping"
                                + " is an analyst's; it is not part of the framework.",
                        "small",
                        "muted");
        says.setMaxWidth(520);
        modals.show(
                "State of a control",
                new VBox(
                        8,
                        what,
                        about,
                        says,
                        choices,
                        DialogParts.labelled("Reason, needed unless set back for review", reason),
                        parts.foot(keep)),
                reason);
    }

    private static ControlState chosen(ToggleGroup states) {
        return states.getSelectedToggle() != null
                        && states.getSelectedToggle().getUserData() instanceof ControlState state
                ? state
                : ControlState.FOR_REVIEW;
    }
}
