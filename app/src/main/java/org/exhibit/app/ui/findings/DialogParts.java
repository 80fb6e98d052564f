package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;

/// What every dialog of this screen has: a labelled field, the button that does it, and how it says
/// that it could not.
final class DialogParts {
    private final Modals modals;

    DialogParts(Modals modals) {
        this.modals = modals;
    }

    static Node labelled(String text, Region field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    Button keep(String text, Runnable run) {
        Button keep = new Button(text);
        keep.getStyleClass().add("accent");
        keep.setDefaultButton(true);
        keep.setOnAction(e -> {
            modals.hide();
            run.run();
        });
        return keep;
    }

    Node foot(Button main) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        return new HBox(8, space, cancel, main);
    }

    void failed(String title, Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show(title, panel, panel);
    }
}
