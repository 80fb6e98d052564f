package org.exhibit.app.ui.timeline;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Glyph;

import java.util.List;

/// The menus that choose and order lanes, and choose kinds of marks.
final class LaneMenus {
    private LaneMenus() {}

    static void fill(MenuButton lanes, MenuButton kinds, TimelineViewModel model) {
        for (Mark mark : Mark.values()) {
            CheckMenuItem item = new CheckMenuItem(mark.word());
            item.setSelected(true);
            item.setOnAction(e -> model.lanes().show(mark, item.isSelected()));
            kinds.getItems().add(item);
        }
        kinds.setOnShowing(e -> {
            for (int i = 0; i < Mark.values().length; i++) {
                if (kinds.getItems().get(i) instanceof CheckMenuItem item) {
                    item.setSelected(model.lanes().shows(Mark.values()[i]));
                }
            }
        });
        lanes.setOnShowing(e -> lanes(lanes, model));
        // A menu without items does not open.
        lanes.getItems().add(new SeparatorMenuItem());
    }

    private static void lanes(MenuButton menu, TimelineViewModel model) {
        menu.getItems().clear();
        TimelineContent content = model.content();
        if (content == null) {
            return;
        }
        List<Lane> all = model.lanes().ordered(content.lanes());
        for (Lane lane : all) {
            menu.getItems().add(item(lane, menu, model, content));
        }
    }

    private static CustomMenuItem item(
            Lane lane, MenuButton menu, TimelineViewModel model, TimelineContent content) {
        String title = lane.title();
        CheckBox shown =
                new CheckBox(
                        title.length() > 44 ? "…" + title.substring(title.length() - 43) : title);
        shown.setSelected(model.lanes().shows(lane));
        shown.setOnAction(e -> model.lanes().show(lane, shown.isSelected()));
        Label group = new Label(lane.group().title());
        group.getStyleClass().addAll("caption", "muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row =
                new HBox(
                        6,
                        shown,
                        space,
                        group,
                        mover(Glyph.ARROW_UP, "up", -1, lane, menu, model, content),
                        mover(Glyph.ARROW_DOWN, "down", 1, lane, menu, model, content));
        row.setPrefWidth(460);
        return new CustomMenuItem(row, false);
    }

    private static Button mover(
            Glyph glyph,
            String way,
            int step,
            Lane lane,
            MenuButton menu,
            TimelineViewModel model,
            TimelineContent content) {
        Button button = new Button("", glyph.icon());
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText("Move " + lane.title() + ' ' + way);
        button.setOnAction(e -> {
            model.lanes().move(content.lanes(), lane, step);
            lanes(menu, model);
        });
        return button;
    }
}
