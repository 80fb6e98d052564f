package org.exhibit.app.ui.findings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.finding.SettingsText;

/// Asks for other settings of the rules: one number, or the whole text, and why.
final class SettingsDialogs {
    private final PatternsViewModel model;
    private final Modals modals;
    private final DialogParts parts;

    SettingsDialogs(PatternsViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        this.parts = new DialogParts(modals);
    }

    void threshold(SettingsText.Threshold which) {
        TextField number = new TextField(Long.toString(model.threshold(which)));
        number.setId("threshold-number");
        number.getStyleClass().add("mono");
        TextField reason = reason();
        Label mistake = mistake();
        Button keep =
                parts.keep(
                        "Keep",
                        () ->
                                model.change(
                                        which,
                                        number.getText(),
                                        reason.getText(),
                                        failure -> parts.failed("Not kept", failure)));
        keep.setId("settings-keep");
        Runnable check =
                () -> {
                    String wrong = model.mistake(which, number.getText());
                    mistake.setText(wrong);
                    keep.setDisable(!wrong.isEmpty() || reason.getText().isBlank());
                };
        number.textProperty().addListener((p, before, now) -> check.run());
        reason.textProperty().addListener((p, before, now) -> check.run());
        check.run();
        modals.show(
                "Change a threshold",
                new VBox(
                        8,
                        DialogParts.labelled(which.setting() + "; empty for the standard", number),
                        mistake,
                        DialogParts.labelled("Reason, needed", reason),
                        parts.foot(keep)),
                number);
    }

    void all() {
        TextArea text = new TextArea(model.settings().get());
        text.setId("settings-text");
        text.getStyleClass().add("mono");
        text.setPrefSize(640, 340);
        text.setPromptText("approved-accounts: [\"444455556666\"]\nsensitive-buckets: [phi]");
        TextField reason = reason();
        Label mistake = mistake();
        Button keep =
                parts.keep(
                        "Keep",
                        () ->
                                model.keep(
                                        text.getText(),
                                        reason.getText(),
                                        failure -> parts.failed("Not kept", failure)));
        keep.setId("settings-keep");
        Runnable check =
                () -> {
                    String wrong = PatternsViewModel.mistake(text.getText());
                    mistake.setText(wrong);
                    keep.setDisable(
                            !wrong.isEmpty()
                                    || reason.getText().isBlank()
                                    || text.getText().equals(model.settings().get()));
                };
        text.textProperty().addListener((p, before, now) -> check.run());
        reason.textProperty().addListener((p, before, now) -> check.run());
        check.run();
        modals.show(
                "Settings of the rules",
                new VBox(
                        8,
                        FindingFacts.text(
                                "YAML, one name a line; what is not written here is not approved."
                                        + " Every text is kept in custody.",
                                "small",
                                "muted"),
                        text,
                        mistake,
                        DialogParts.labelled("Reason, needed", reason),
                        parts.foot(keep)),
                text);
    }

    private static TextField reason() {
        TextField reason = new TextField();
        reason.setId("settings-reason");
        reason.setPromptText("Enters the chain of custody under your name");
        reason.setPrefWidth(420);
        return reason;
    }

    private static Label mistake() {
        Label mistake = FindingFacts.text("", "small", "bad");
        mistake.setId("settings-mistake");
        mistake.setMaxWidth(620);
        return mistake;
    }
}
