package org.exhibit.app.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Theme;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;

/// The settings there are: how the workbench looks. They are saved at once and change nothing in a
/// case.
final class SettingsDialog {
    private SettingsDialog() {}

    static void show(Workspace workspace, Modals modals) {
        ToggleGroup themes = new ToggleGroup();
        HBox looks = new HBox(16);
        for (Theme theme : Theme.values()) {
            RadioButton button = new RadioButton(theme.label());
            button.setId("theme-" + theme.word());
            button.setToggleGroup(themes);
            button.setSelected(workspace.theme().get() == theme);
            button.setOnAction(e -> workspace.theme().set(theme));
            looks.getChildren().add(button);
        }
        ToggleGroup zones = new ToggleGroup();
        RadioButton utc = new RadioButton("UTC");
        RadioButton local =
                new RadioButton("This computer's zone (" + TimeDisplay.local().zone() + ")");
        utc.setToggleGroup(zones);
        local.setToggleGroup(zones);
        utc.setSelected(workspace.times().get().isUtc());
        local.setSelected(!workspace.times().get().isUtc());
        utc.setOnAction(e -> workspace.times().set(TimeDisplay.UTC));
        local.setOnAction(e -> workspace.times().set(TimeDisplay.local()));
        Label note =
                new Label(
                        "Settings change the display only. Packs, exports and custody are always in"
                                + " UTC.");
        note.getStyleClass().addAll("muted", "small");
        VBox body =
                new VBox(
                        8,
                        heading("Appearance"),
                        looks,
                        heading("Times"),
                        new HBox(16, utc, local),
                        note);
        modals.show("Settings", body, (RadioButton) themes.getSelectedToggle());
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small-title");
        return label;
    }
}
