package org.exhibit.app.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;

/// The bar along the top: case, query, how times are shown, network, examiner, help.
final class TopBar extends HBox {
    private final ShellViewModel model;
    private final Workspace workspace;
    private final ToggleButton utc = new ToggleButton("UTC");
    private final ToggleButton local = new ToggleButton("Local");
    private final Label network = new Label();
    private final Label initials = new Label();
    private final Label name = new Label();
    private final HBox examiner;

    TopBar(ShellViewModel model, Workspace workspace, CaseMenu menu, Region query, Runnable help) {
        this.model = model;
        this.workspace = workspace;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        query.setMaxWidth(680);
        HBox.setHgrow(query, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        network.getStyleClass().add("badge");
        network.setId("network");
        network.setMinWidth(USE_PREF_SIZE);
        workspace.online().addListener((property, before, now) -> showNetwork(now));
        showNetwork(workspace.online().get());
        Button keys = new Button("", Glyph.HELP.icon(18, "muted-icon"));
        keys.getStyleClass().addAll("flat", "icon-button");
        keys.setTooltip(new Tooltip("Keys of this screen, F1"));
        keys.setAccessibleText("Keys of this screen");
        keys.setOnAction(e -> help.run());
        examiner = examiner();
        getChildren().addAll(mark(), menu, query, space, times(), network, examiner, keys);
        workspace.openCase().addListener((property, before, now) -> showExaminer());
        workspace.times().addListener((property, before, now) -> showTimes());
        showExaminer();
        showTimes();
    }

    private void showNetwork(boolean online) {
        network.getStyleClass().remove("warn");
        if (online) {
            network.getStyleClass().add("warn");
        }
        network.setText(online ? "Online: this pull" : "Offline");
        network.setGraphic(
                online
                        ? Glyph.SYNC.icon(14, "warning-icon")
                        : Glyph.OFFLINE.icon(14, "muted-icon"));
        network.setTooltip(
                new Tooltip(
                        online
                                ? "The pull asks the servers it names, and only reads"
                                : "The workbench opens no network connection"));
    }

    private static Node mark() {
        SVGPath tag = new SVGPath();
        tag.setContent(
                "M6.5 3h12.2c.7 0 1.4.3 1.9.8l5.3 5.6c.7.7.7 1.9 0 2.6L13.2"
                    + " 26.2c-.8.9-2.1.9-2.9.1L4 19.7c-.6-.5-.9-1.2-.9-2V6.4C3.1 4.5 4.6 3 6.5 3z");
        tag.getStyleClass().add("mark-tag");
        SVGPath lines = new SVGPath();
        lines.setContent("M8 8.5h7M8 13h6M8 17.5h4");
        lines.getStyleClass().add("mark-lines");
        Circle hole = new Circle(20, 9.4, 1.9);
        hole.getStyleClass().add("mark-hole");
        StackPane mark = new StackPane(new javafx.scene.Group(tag, lines, hole));
        mark.getStyleClass().add("mark");
        return mark;
    }

    private Node times() {
        ToggleGroup group = new ToggleGroup();
        utc.setToggleGroup(group);
        local.setToggleGroup(group);
        utc.setMinWidth(USE_PREF_SIZE);
        local.setMinWidth(USE_PREF_SIZE);
        utc.getStyleClass().addAll("left-pill", "segment");
        local.getStyleClass().addAll("right-pill", "segment");
        utc.setTooltip(new Tooltip("Show times in UTC, Ctrl+U"));
        local.setTooltip(
                new Tooltip("Show times of this computer's zone, Ctrl+U; exports stay UTC"));
        utc.setOnAction(e -> workspace.times().set(TimeDisplay.UTC));
        local.setOnAction(e -> workspace.times().set(TimeDisplay.local()));
        HBox segments = new HBox(utc, local);
        segments.setAlignment(Pos.CENTER);
        return segments;
    }

    private void showTimes() {
        boolean isUtc = workspace.times().get().isUtc();
        utc.setSelected(isUtc);
        local.setSelected(!isUtc);
    }

    private HBox examiner() {
        initials.getStyleClass().add("avatar");
        name.getStyleClass().add("examiner-name");
        Label role = new Label("Examiner");
        role.getStyleClass().addAll("caption", "muted");
        VBox words = new VBox(name, role);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox box = new HBox(6, initials, words);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void showExaminer() {
        String who = model.examiner();
        examiner.setVisible(!who.isEmpty());
        examiner.setManaged(!who.isEmpty());
        name.setText(who);
        initials.setText(ShellViewModel.initials(who));
    }
}
