package org.exhibit.app.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.StatePanel;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// What the steps of a pull are drawn with.
final class PullNodes {
    private PullNodes() {}

    static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    static VBox labelled(String text, Node field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    /// Two columns of equal width.
    static GridPane grid(VBox... pairs) {
        GridPane grid = new GridPane(12, 10);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < pairs.length; i++) {
            grid.add(pairs[i], i % 2, i / 2);
        }
        return grid;
    }

    static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label muted(String text) {
        return words(text, "muted", "small");
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// A bordered part with its heading.
    static VBox card(FontIcon icon, String title, Node... nodes) {
        Label heading = new Label(title);
        heading.getStyleClass().add("small-title");
        VBox card = new VBox(6, line(icon, heading));
        card.getChildren().addAll(nodes);
        card.getStyleClass().addAll("exhibit-card", "pull-card");
        return card;
    }

    /// What failed, the service's own words, what stayed safe, what to do.
    ///
    /// @param id of the words
    static VBox failure(String id, Failure failure, String advice) {
        Label reason = words(failure.reason(), "mono");
        reason.setId(id);
        Button copy = new Button("Copy details", Glyph.COPY.icon(14));
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(failure.copyText()));
        VBox card =
                card(
                        Glyph.ERROR.icon(16, "danger-icon"),
                        failure.what(),
                        reason,
                        muted(advice.isEmpty() ? failure.kept() : failure.kept() + ' ' + advice),
                        line(copy));
        card.getStyleClass().add("pull-trouble");
        return card;
    }

    /// Lines that can be read, chosen and copied as a whole.
    static VBox lines(String id, List<String> lines, int rows) {
        String text = String.join("\n", lines);
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.setPrefRowCount(Math.min(rows, Math.max(2, lines.size())));
        area.getStyleClass().add("mono");
        Button copy = new Button("Copy", Glyph.COPY.icon(14));
        copy.setId(id + "-copy");
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(text + "\n"));
        return new VBox(6, area, line(copy));
    }
}
