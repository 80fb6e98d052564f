package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.exhibit.app.ui.common.StatePanel;
import org.jspecify.annotations.Nullable;

/// A field of an event and its value; a click, Enter or Space offers what can be done with it.
final class FieldLine extends HBox {
    /// @param field its name in queries
    /// @param shown the value as people read it
    /// @param value as queries and clipboards take it
    /// @param facets where the value can be searched by; null where it cannot
    FieldLine(
            String label,
            String field,
            String shown,
            String value,
            @Nullable FacetsViewModel facets) {
        Label name = new Label(label);
        name.getStyleClass().addAll("muted", "field-name");
        name.setTooltip(new Tooltip(field));
        Label text = new Label(shown.replace('\n', ' '));
        text.getStyleClass().addAll("mono", "field-value");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setTooltip(new Tooltip(value));
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(name, text);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("field-line");
        setFocusTraversable(true);
        setAccessibleText(label + ' ' + shown);
        ContextMenu menu = menu(field, value, facets);
        setOnContextMenuRequested(e -> menu.show(this, e.getScreenX(), e.getScreenY()));
        setOnMouseClicked(e -> menu.show(this, e.getScreenX(), e.getScreenY()));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                menu.show(text, Side.BOTTOM, 0, 0);
                e.consume();
            } else if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
                StatePanel.copy(value);
                e.consume();
            }
        });
    }

    private static ContextMenu menu(String field, String value, @Nullable FacetsViewModel facets) {
        ContextMenu menu = new ContextMenu();
        if (facets != null) {
            menu.getItems()
                    .addAll(
                            item("Only this value", () -> facets.toggle(field, value, true)),
                            item("Not this value", () -> facets.toggle(field, value, false)));
        }
        menu.getItems().add(item("Copy value", () -> StatePanel.copy(value)));
        return menu;
    }

    private static MenuItem item(String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> run.run());
        return item;
    }
}
