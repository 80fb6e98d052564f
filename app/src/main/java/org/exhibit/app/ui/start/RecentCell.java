package org.exhibit.app.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Workspace;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/// One recent case.
final class RecentCell extends ListCell<RecentCase> {
    private final Consumer<Path> open;
    private final Consumer<RecentCase> locate;
    private final Workspace workspace;

    RecentCell(Consumer<Path> open, Consumer<RecentCase> locate, Workspace workspace) {
        this.open = open;
        this.locate = locate;
        this.workspace = workspace;
    }

    @Override
    protected void updateItem(@Nullable RecentCase entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        setGraphic(empty || entry == null ? null : line(entry));
    }

    private HBox line(RecentCase entry) {
        Label number = words(entry.number().isEmpty() ? "–" : entry.number(), "mono", "muted");
        Label time =
                words(workspace.times().get().minute(entry.opened()), "mono", "muted", "caption");
        VBox left = new VBox(2, number, time);
        left.setMinWidth(104);
        left.setAlignment(Pos.CENTER_LEFT);
        Label title = words(entry.title(), "card-title");
        Label size = words(entry.summary(), "muted", "small");
        VBox middle = new VBox(2, title, size);
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        boolean there = entry.isThere();
        Button action = new Button(there ? "Open" : "Locate…");
        action.getStyleClass().add("small");
        action.setMinWidth(112);
        action.setFocusTraversable(false);
        action.setOnAction(e -> {
            if (there) {
                open.accept(entry.folder());
            } else {
                locate.accept(entry);
            }
        });
        HBox line = new HBox(12, left, middle);
        if (!there) {
            Label moved = new Label("Moved or not mounted", Glyph.HELP.icon(13, "muted-icon"));
            moved.getStyleClass().add("badge");
            moved.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(moved);
        }
        line.getChildren().add(action);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
