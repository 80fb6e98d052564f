package org.exhibit.app.ui.shell;

import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Workspace;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The screens at the left edge; without a case only the settings can be chosen.
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Map<Screen, Button> buttons = new EnumMap<>(Screen.class);

    Rail(ShellViewModel model, Workspace workspace, Runnable settings) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        for (Screen screen : Screen.values()) {
            Button button = button(screen.title(), screen.glyph(), "Alt+" + screen.number());
            button.setId("rail-" + screen.title().toLowerCase(java.util.Locale.ROOT));
            button.setOnAction(e -> model.show(screen));
            button.disableProperty().bind(workspace.openCase().isNull());
            buttons.put(screen, button);
            getChildren().add(button);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Button setting = button("Settings", Glyph.SETTINGS, "Ctrl+,");
        setting.setOnAction(e -> settings.run());
        getChildren().addAll(space, setting);
        model.screen()
                .addListener((property, before, now) ->
                        buttons.forEach((screen, button) ->
                                button.pseudoClassStateChanged(CURRENT, screen == now)));
    }

    /// Shows beside a screen's icon how many wait there; nothing while none do.
    ///
    /// @param what they are, for screen readers
    void badge(Screen screen, ObservableIntegerValue count, String what) {
        Button button = Objects.requireNonNull(buttons.get(screen));
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        StackPane icon = new StackPane(button.getGraphic(), badge);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        button.setGraphic(icon);
        Runnable show =
                () -> {
                    int now = count.get();
                    badge.setText(now > 99 ? "99+" : Integer.toString(now));
                    badge.setVisible(now > 0);
                    button.setAccessibleText(
                            now > 0 ? screen.title() + ", " + now + ' ' + what : screen.title());
                };
        count.addListener((property, before, now) -> show.run());
        show.run();
    }

    private static Button button(String title, Glyph glyph, String keys) {
        Button button = new Button(title, glyph.icon(20, "rail-icon"));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setTooltip(new Tooltip(title + ", " + keys));
        button.getStyleClass().add("rail-item");
        return button;
    }
}
