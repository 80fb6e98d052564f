package org.exhibit.app.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A dialog in which a person decides something for the case: what it is about, what is decided,
/// why, and what still keeps it from being entered.
public final class DecisionForm extends VBox {
    private final Modals modals;
    private final TextArea reason = new TextArea();
    private final Label missing = new Label();
    private final Button enter = new Button();

    /// @param about what is decided on
    public DecisionForm(Modals modals, String about, String button) {
        super(8);
        this.modals = modals;
        Label what = new Label(about);
        what.getStyleClass().add("mono");
        what.setWrapText(true);
        what.setMaxWidth(560);
        reason.setId("decision-reason");
        reason.setPromptText("Enters the chain of custody under your name");
        reason.setWrapText(true);
        reason.setPrefSize(520, 70);
        missing.setId("decision-missing");
        missing.getStyleClass().addAll("small", "warning-text");
        missing.setWrapText(true);
        missing.setMaxWidth(360);
        enter.setText(button);
        enter.setId("decision-enter");
        enter.getStyleClass().add("accent");
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        what,
                        labelled("Reason", reason),
                        new HBox(8, missing, space, cancel, enter));
    }

    /// The reason as typed.
    public TextArea reason() {
        return reason;
    }

    /// Puts fields between what it is about and the reason.
    public void add(Node... fields) {
        getChildren().addAll(getChildren().size() - 2, java.util.List.of(fields));
    }

    /// @param text empty where nothing is missing
    public void missing(String text) {
        missing.setText(text);
        enter.setDisable(!text.isEmpty());
    }

    /// What the button does, after the dialog is gone.
    public void onEnter(Runnable run) {
        enter.setOnAction(e -> {
            modals.hide();
            run.run();
        });
    }

    public static Node labelled(String text, Node field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }
}
