package org.exhibit.app.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/// What a screen shows instead of its content: nothing there yet, something failed, something was
/// stopped.
public final class StatePanel extends VBox {

    /// One of the actions offered.
    public record Action(String text, Runnable run) {}

    private StatePanel(Node icon, String title, String text, List<Button> buttons) {
        getStyleClass().add("state-panel");
        setAlignment(Pos.CENTER);
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        heading.setWrapText(true);
        Label body = new Label(text);
        body.getStyleClass().add("muted");
        body.setWrapText(true);
        HBox actions = new HBox(8);
        actions.setAlignment(Pos.CENTER);
        actions.getChildren().addAll(buttons);
        getChildren().addAll(icon, heading, body, actions);
        setAccessibleText(title + ' ' + text);
    }

    /// An icon, one sentence, and the one or two actions that help; the last is the main one.
    public static StatePanel empty(Glyph glyph, String title, String text, List<Action> actions) {
        return new StatePanel(glyph.icon(32, "muted-icon"), title, text, buttons(actions));
    }

    /// What was stopped and what is kept.
    public static StatePanel cancelled(String title, String kept, List<Action> actions) {
        return new StatePanel(Glyph.BLOCK.icon(32, "muted-icon"), title, kept, buttons(actions));
    }

    /// What failed, what was kept, the cause's own words, and a way to try again.
    public static StatePanel error(Failure failure, Runnable tryAgain) {
        Button copy = new Button("Copy details");
        copy.setOnAction(e -> copy(failure.copyText()));
        Button again = new Button("Try again");
        again.getStyleClass().add("accent");
        again.setOnAction(e -> tryAgain.run());
        StatePanel panel =
                new StatePanel(
                        Glyph.ERROR.icon(32, "danger-icon"),
                        failure.what(),
                        failure.kept(),
                        List.of(copy, again));
        Label reason = new Label(failure.reason());
        reason.getStyleClass().addAll("mono", "reason");
        reason.setWrapText(true);
        panel.getChildren().add(3, reason);
        return panel;
    }

    /// Puts text on the clipboard.
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static List<Button> buttons(List<Action> actions) {
        return actions.stream().map(action -> button(action, action == actions.getLast())).toList();
    }

    private static Button button(Action action, boolean main) {
        Button button = new Button(action.text());
        if (main) {
            button.getStyleClass().add("accent");
        }
        button.setOnAction(e -> action.run().run());
        return button;
    }
}
