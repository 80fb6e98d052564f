package org.exhibit.app.ui.events;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;

import java.util.function.Consumer;

/// Asks for what is written down with an exhibit or a subject.
final class MarkDialogs {
    private final MarksViewModel marks;
    private final Modals modals;

    MarkDialogs(MarksViewModel marks, Modals modals) {
        this.marks = marks;
        this.modals = modals;
    }

    void exhibit(StoredEvent event) {
        TextField note = new TextField();
        note.setId("exhibit-note");
        note.setPromptText("Why this record matters; printed in the pack");
        note.setPrefWidth(420);
        Label what = new Label(EventText.action(event.event()) + ", " + event.citation());
        what.getStyleClass().add("mono");
        Consumer<Failure> failed = this::failed;
        modals.show(
                "Add exhibit",
                new VBox(
                        8,
                        what,
                        labelled("Note", note),
                        actions(
                                "Add exhibit",
                                () -> marks.addExhibit(event, note.getText().strip(), failed))),
                note);
    }

    void subject(StoredEvent event) {
        String object = event.event().text(EventField.OBJECT);
        TextField selector = new TextField(object == null ? "" : object);
        selector.setId("subject-selector");
        selector.getStyleClass().add("mono");
        selector.setPrefWidth(420);
        TextField reason = new TextField();
        reason.setPromptText("Why it is under investigation");
        ToggleGroup kinds = new ToggleGroup();
        HBox choices = new HBox(16);
        for (Subject.Kind kind : Subject.Kind.values()) {
            RadioButton choice = new RadioButton(word(kind));
            choice.setToggleGroup(kinds);
            choice.setUserData(kind);
            choice.setSelected(kind == Subject.Kind.PHI);
            choices.getChildren().add(choice);
        }
        Consumer<Failure> failed = this::failed;
        modals.show(
                "Mark subject",
                new VBox(
                        8,
                        labelled("Object, prefix with * at its end, or ARN", selector),
                        choices,
                        labelled("Reason", reason),
                        actions(
                                "Mark subject",
                                () -> {
                                    if (kinds.getSelectedToggle().getUserData()
                                            instanceof Subject.Kind kind) {
                                        marks.addSubject(
                                                kind,
                                                selector.getText().strip(),
                                                reason.getText().strip(),
                                                failed);
                                    }
                                })),
                reason);
    }

    void note(StoredEvent event) {
        TextField text = new TextField();
        text.setId("note-text");
        text.setPromptText("Enters the chain of custody under your name");
        text.setPrefWidth(420);
        Label what = new Label(EventText.action(event.event()) + ", " + event.citation());
        what.getStyleClass().add("mono");
        Consumer<Failure> failed = this::failed;
        modals.show(
                "Add note",
                new VBox(
                        8,
                        what,
                        labelled("Note", text),
                        actions(
                                "Add note",
                                () -> {
                                    if (!text.getText().isBlank()) {
                                        marks.addNote(event, text.getText().strip(), failed);
                                    }
                                })),
                text);
    }

    /// Puts the bookmark on, or takes it away where it is on.
    void bookmark(StoredEvent event, boolean on) {
        marks.bookmark(event, on, this::failed);
    }

    private static String word(Subject.Kind kind) {
        return switch (kind) {
            case PHI -> "PHI";
            case SYNTHETIC -> "Synthetic";
            case BOTH -> "Both";
        };
    }

    private static Node labelled(String text, Region field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    private Node actions(String main, Runnable run) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        Button go = new Button(main);
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setId("mark");
        go.setOnAction(e -> {
            modals.hide();
            run.run();
        });
        return new HBox(8, space, cancel, go);
    }

    private void failed(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not written", panel, panel);
    }
}
