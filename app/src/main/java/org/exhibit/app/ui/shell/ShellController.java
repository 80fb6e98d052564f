package org.exhibit.app.ui.shell;

import atlantafx.base.controls.ModalPane;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.StatePanel;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The frame: bars around the screen in front, and the layers over it.
final class ShellController {
    private @Nullable Node queryBar;
    private @Nullable Rail rail;
    private @Nullable StatusBar status;
    private @Nullable ScreenView front;
    private final WindowModals modals;
    private final StackPane root;

    @FXML private BorderPane frame;
    @FXML private StackPane content;
    @FXML private Pane layer;
    @FXML private ModalPane modal;

    ShellController() {
        root = Fxml.load("Shell.fxml", this);
        modals = new WindowModals(modal);
        modal.setInTransitionFactory(node -> new PauseTransition(Duration.ONE));
        modal.setOutTransitionFactory(node -> new PauseTransition(Duration.ONE));
        // What lies under a dialog takes no keys.
        frame.mouseTransparentProperty().bind(modal.displayProperty());
    }

    Parent root() {
        return root;
    }

    Pane layer() {
        return layer;
    }

    WindowModals modals() {
        return modals;
    }

    boolean isDialogOpen() {
        return modal.isDisplay();
    }

    void frame(TopBar top, Region query, Rail left, StatusBar foot) {
        queryBar = query;
        rail = left;
        status = foot;
        frame.setTop(top);
        frame.setLeft(left);
        frame.setBottom(foot);
    }

    @Nullable ScreenView front() {
        return front;
    }

    /// Shows something in place of a screen that is yet to come.
    void await(Node waiting) {
        content.getChildren().setAll(waiting);
    }

    void show(ScreenView screen) {
        front = screen;
        content.getChildren().setAll(screen.root());
        if (status != null) {
            status.show(screen.context());
        }
        screen.shown();
    }

    /// Moves the keyboard to the next or previous pane.
    void walk(int by) {
        List<Node> panes = new ArrayList<>();
        if (rail != null) {
            panes.add(rail);
        }
        if (queryBar != null) {
            panes.add(queryBar);
        }
        if (front != null) {
            panes.addAll(front.panes());
        }
        panes.removeIf(pane ->
                pane.getScene() == null || !pane.isVisible() || firstFocusable(pane) == null);
        if (panes.isEmpty()) {
            return;
        }
        int now = indexOf(panes, root.getScene().getFocusOwner());
        int next = now < 0 ? 0 : Math.floorMod(now + by, panes.size());
        Node target = firstFocusable(panes.get(next));
        if (target != null) {
            target.requestFocus();
        }
    }

    private static int indexOf(List<Node> panes, @Nullable Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            int index = panes.indexOf(at);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    private static @Nullable Node firstFocusable(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = child.isVisible() ? firstFocusable(child) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// Says in a dialog what did not work.
    void report(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Something did not work", panel, panel);
    }
}
