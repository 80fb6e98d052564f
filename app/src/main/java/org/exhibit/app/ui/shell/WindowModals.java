package org.exhibit.app.ui.shell;

import atlantafx.base.controls.ModalPane;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.jspecify.annotations.Nullable;

/// Dialogs as cards over the window; the keyboard goes back to where it was.
final class WindowModals implements Modals {
    private final ModalPane pane;
    private @Nullable Node before;

    WindowModals(ModalPane pane) {
        this.pane = pane;
        pane.displayProperty()
                .addListener((property, was, shown) -> {
                    Node back = before;
                    if (!shown && back != null) {
                        before = null;
                        Platform.runLater(back::requestFocus);
                    }
                });
    }

    @Override
    public void show(String title, Node content, Node focus) {
        pane.setAlignment(Pos.CENTER);
        pane.setPersistent(false);
        VBox body = new VBox(content);
        body.getStyleClass().add("dialog-body");
        VBox card = card(title, body);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(card, content, focus);
    }

    @Override
    public void dock(String title, Node content, Node focus) {
        pane.setAlignment(Pos.CENTER_RIGHT);
        pane.setPersistent(true);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = card(title, content);
        card.getStyleClass().add("docked");
        card.setMaxSize(Region.USE_PREF_SIZE, Double.MAX_VALUE);
        show(card, content, focus);
    }

    private void show(VBox card, Node content, Node focus) {
        if (before == null && pane.getScene() != null) {
            before = pane.getScene().getFocusOwner();
        }
        pane.show(card);
        Node first = focus == content ? card.lookup(".icon-button") : focus;
        Platform.runLater(first::requestFocus);
    }

    private VBox card(String title, Node body) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", Glyph.CLOSE.icon());
        close.getStyleClass().addAll("flat", "icon-button");
        close.setAccessibleText("Close");
        close.setOnAction(e -> hide());
        HBox head = new HBox(8, heading, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("card-heading");
        VBox card = new VBox(head, body);
        card.getStyleClass().addAll("exhibit-card", "dialog");
        card.setId("dialog");
        return card;
    }

    @Override
    public void hide() {
        // Content that stayed in the scene would not know that it is gone.
        pane.hide(true);
    }
}
