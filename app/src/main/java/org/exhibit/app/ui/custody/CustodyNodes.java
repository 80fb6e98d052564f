package org.exhibit.app.ui.custody;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.integrity.Verification;

import java.util.List;

/// The small nodes of the screen.
final class CustodyNodes {
    private static final double NAME = 96;

    private CustodyNodes() {}

    static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static HBox heading(Glyph glyph, String title, Node... right) {
        Label words = new Label(title, glyph.icon(18, "muted-icon"));
        words.getStyleClass().add("card-title");
        words.setGraphicTextGap(8);
        HBox heading = new HBox(words, space());
        heading.getChildren().addAll(right);
        heading.getStyleClass().add("card-heading");
        return heading;
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// A name and its value; hashes and the like in equal widths.
    static HBox field(String name, String value, boolean mono) {
        Label key = new Label(name);
        key.getStyleClass().addAll("muted", "small");
        key.setMinWidth(NAME);
        key.setPrefWidth(NAME);
        Label text = line(value, "small");
        if (value.equals(EntryDetail.ABSENT)) {
            text.getStyleClass().add("muted");
        } else if (mono) {
            text.getStyleClass().add("mono");
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(8, key, text);
    }

    static Button copy(String what, String text) {
        Button copy = new Button("", Glyph.COPY.icon());
        copy.getStyleClass().addAll("flat", "icon-button", "small");
        copy.setAccessibleText("Copy " + what);
        copy.setOnAction(e -> StatePanel.copy(text));
        return copy;
    }

    static VBox checks(List<Verification.Check> checks) {
        VBox box = new VBox(4);
        box.setId("custody-checks");
        for (Verification.Check check : checks) {
            Label label =
                    line(
                            check.name() + ": " + check.detail(),
                            "small",
                            check.ok() ? "check-ok" : "bad");
            label.setGraphic(
                    check.ok()
                            ? Glyph.CHECK.icon(15, "success-icon")
                            : Glyph.ERROR.icon(15, "danger-icon"));
            label.setAccessibleText((check.ok() ? "holds: " : "fails: ") + label.getText());
            box.getChildren().add(label);
        }
        return box;
    }

    /// The mark before a number: a whole line to the entry above, or dots where some are hidden.
    static Node link(ShownRow row) {
        Region line = new Region();
        line.getStyleClass().add("custody-link");
        if (row.hiddenBefore() > 0) {
            line.getStyleClass().add("hidden-entries");
        }
        Label number = new Label(row.row().number().isEmpty() ? "?" : row.row().number());
        number.getStyleClass().add("mono");
        HBox box = new HBox(8, line, number);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (row.hiddenBefore() > 0) {
            String hidden =
                    Formats.count(row.hiddenBefore(), "entry", "entries") + " hidden before";
            box.setAccessibleText(number.getText() + ", " + hidden);
            number.setTooltip(new javafx.scene.control.Tooltip(hidden));
        }
        return box;
    }

    /// A hash with a tick or a cross.
    static Node verdict(boolean ok, String text, String says) {
        Label label =
                new Label(
                        text.isEmpty() ? EntryDetail.ABSENT : text,
                        ok
                                ? Glyph.CHECK.icon(14, "success-icon")
                                : Glyph.ERROR.icon(14, "danger-icon"));
        label.getStyleClass().add("mono");
        if (!ok) {
            label.getStyleClass().add("bad");
        }
        label.setAccessibleText(says + (ok ? ", as computed again" : ", not as computed again"));
        return label;
    }
}
