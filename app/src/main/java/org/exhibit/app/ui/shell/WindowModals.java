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
        if (before == null && pane.getScene() != null) {
            before = pane.getScene().getFocusOwner();
        }
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
        VBox body = new VBox(content);
        body.getStyleClass().add("dialog-body");
        VBox card = new VBox(head, body);
        card.getStyleClass().addAll("exhibit-card", "dialog");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setId("dialog");
        pane.show(card);
        Platform.runLater((focus == content ? close : focus)::requestFocus);
    }

    @Override
    public void hide() {
        pane.hide();
    }
}
