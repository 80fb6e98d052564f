package org.exhibit.app.ui.start;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.integrity.Verification;

import java.nio.file.Path;
import java.util.List;

/// The small nodes of the start screen.
final class StartNodes {
    private StartNodes() {}

    static void fillDrop(HBox box) {
        box.getChildren()
                .setAll(
                        kind(Glyph.EVIDENCE, "Drop a case folder", "opens it"),
                        line(),
                        kind(
                                Glyph.ARCHIVE,
                                "Drop logs or an archive",
                                "starts a case with a copy of them"),
                        line(),
                        kind(Glyph.PACK, "Drop a signed pack", "checks it, needs no case"));
    }

    private static Node kind(Glyph glyph, String what, String then) {
        Label first = new Label(what);
        first.getStyleClass().add("card-title");
        Label second = new Label(then);
        second.getStyleClass().addAll("muted", "small");
        HBox box = new HBox(12, glyph.icon(22, "muted-icon"), new VBox(first, second));
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("drop-kind");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(260);
        return box;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("drop-line");
        return line;
    }

    static void fillDemo(GridPane grid) {
        for (int i = 0; i < 3; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / 3);
            grid.getColumnConstraints().add(third);
        }
        grid.add(
                column(
                        "What goes in",
                        List.of(
                                "CloudTrail",
                                "S3 access logs",
                                "VPC Flow logs",
                                "The account's settings"),
                        true),
                0,
                0);
        grid.add(
                column(
                        "What is in it",
                        List.of(
                                "Patients' scans that train a model",
                                "Synthetic videos in a public bucket",
                                "One damaged file, on purpose",
                                "Questions the logs cannot answer"),
                        false),
                1,
                0);
        grid.add(
                column(
                        "What comes out",
                        List.of(
                                "A case of its own, in a folder you choose",
                                "Every record searchable and cited",
                                "An accounting that must add up",
                                "Two subjects to follow"),
                        false),
                2,
                0);
    }

    private static Node column(String title, List<String> lines, boolean sources) {
        Label heading = new Label(title);
        heading.getStyleClass().add("small-title");
        VBox box = new VBox(4, heading);
        for (int i = 0; i < lines.size(); i++) {
            Label label = new Label(lines.get(i));
            label.getStyleClass().addAll("muted", "small");
            if (sources) {
                label.setGraphic(
                        SourceMark.of(
                                i < SourceKind.values().length ? SourceKind.values()[i] : null));
            }
            box.getChildren().add(label);
        }
        return box;
    }

    static void fillKeys(GridPane grid) {
        String[][] keys = {
            {"Ctrl+N", "new case", "Ctrl+O", "open case"},
            {"↑ ↓", "choose a case", "Enter", "open it"},
            {"Ctrl+D", "demo", "Delete", "off this list"},
            {"Ctrl+,", "settings", "F1", "all keys"}
        };
        for (int row = 0; row < keys.length; row++) {
            for (int column = 0; column < 4; column++) {
                Label label = new Label(keys[row][column]);
                if (column % 2 == 0) {
                    label.getStyleClass().add("kbd");
                } else {
                    label.getStyleClass().addAll("muted", "small");
                    label.setMinWidth(110);
                }
                grid.add(label, column, row);
            }
        }
    }

    static Node problem(Failure failure) {
        Label what = new Label(failure.what(), Glyph.ERROR.icon(16, "danger-icon"));
        what.getStyleClass().add("card-title");
        what.setWrapText(true);
        Label reason = new Label(failure.reason());
        reason.setWrapText(true);
        reason.setId("start-problem");
        Label kept = new Label(failure.kept());
        kept.getStyleClass().addAll("muted", "small");
        kept.setWrapText(true);
        Button copy = new Button("Copy details");
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(failure.copyText()));
        VBox box = new VBox(4, what, reason, kept, copy);
        box.getStyleClass().add("card-note");
        return box;
    }

    static VBox checked(Path pdf, Verification verification) {
        VBox box = new VBox(6);
        Label name = new Label(pdf.toString());
        name.getStyleClass().add("mono");
        box.getChildren().add(name);
        for (Verification.Check check : verification.checks()) {
            Label label =
                    new Label(
                            check.name() + ": " + check.detail(),
                            check.ok()
                                    ? Glyph.CHECK.icon(15, "success-icon")
                                    : Glyph.ERROR.icon(15, "danger-icon"));
            label.setWrapText(true);
            label.setMaxWidth(560);
            label.getStyleClass().addAll("small", check.ok() ? "check-ok" : "bad");
            box.getChildren().add(label);
        }
        return box;
    }
}
