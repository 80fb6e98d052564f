package org.exhibit.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.ScreenView;

import java.util.List;

/// The list of keys behind F1.
final class KeysHelp {
    static final List<ScreenView.KeyHelp> EVERYWHERE =
            List.of(
                    new ScreenView.KeyHelp(
                            "Alt+1 … Alt+" + Screen.values().length, "go to a screen"),
                    new ScreenView.KeyHelp("Ctrl+K", "query bar"),
                    new ScreenView.KeyHelp("Ctrl+U", "times in UTC or local"),
                    new ScreenView.KeyHelp("Ctrl+O", "open a case"),
                    new ScreenView.KeyHelp("Ctrl+N", "new case"),
                    new ScreenView.KeyHelp("F6, Shift+F6", "next, previous pane"),
                    new ScreenView.KeyHelp("Ctrl+.", "cancel the task"),
                    new ScreenView.KeyHelp("Ctrl+,", "settings"),
                    new ScreenView.KeyHelp("F1", "this list"));

    private KeysHelp() {}

    static Node of(String screen, List<ScreenView.KeyHelp> own) {
        VBox box = new VBox(8);
        if (!own.isEmpty()) {
            box.getChildren().addAll(heading(screen), grid(own));
        }
        box.getChildren().addAll(heading("Everywhere"), grid(EVERYWHERE));
        return box;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small-title");
        return label;
    }

    private static GridPane grid(List<ScreenView.KeyHelp> keys) {
        GridPane grid = new GridPane();
        grid.getColumnConstraints().addAll(new ColumnConstraints(170), new ColumnConstraints(320));
        grid.setVgap(4);
        for (int row = 0; row < keys.size(); row++) {
            Label key = new Label(keys.get(row).keys());
            key.getStyleClass().add("kbd");
            grid.add(key, 0, row);
            grid.add(new Label(keys.get(row).does()), 1, row);
        }
        return grid;
    }
}
