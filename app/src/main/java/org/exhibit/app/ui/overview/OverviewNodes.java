package org.exhibit.app.ui.overview;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.QueryText;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.integrity.Verification;

import java.util.List;

/// The small nodes of the overview's cards.
final class OverviewNodes {
    private OverviewNodes() {}

    /// The table `read = events + duplicates + rejected`.
    static GridPane accounting(OverviewContent content, Navigator navigator) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("accounting");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(name);
        for (int i = 0; i < 4; i++) {
            ColumnConstraints number = new ColumnConstraints(i < 2 ? 84 : 68);
            number.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(number);
        }
        String[] heads = {"Source", "Read", "= Events", "+ Dupl.", "+ Rej."};
        for (int column = 0; column < heads.length; column++) {
            Label head = new Label(heads[column]);
            head.getStyleClass().add("accounting-head");
            head.setMaxWidth(Double.MAX_VALUE);
            head.setAlignment(column == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            grid.add(head, column, 0);
        }
        int row = 1;
        for (OverviewContent.Account account : content.accounts()) {
            grid.add(cell(SourceMark.label(account.source())), 0, row);
            numbers(grid, row, account.counts(), navigator, "");
            row++;
        }
        Label all = new Label("All");
        all.getStyleClass().add("emphasised");
        grid.add(cell(all), 0, row);
        numbers(grid, row, content.totals().counts(), navigator, "emphasised");
        return grid;
    }

    private static Region cell(Region node) {
        node.getStyleClass().add("accounting-cell");
        node.setMaxWidth(Double.MAX_VALUE);
        return node;
    }

    private static void numbers(
            GridPane grid, int row, Counts counts, Navigator navigator, String style) {
        long[] numbers = {counts.records(), counts.events(), counts.duplicates()};
        for (int i = 0; i < numbers.length; i++) {
            Label number = new Label(Formats.count(numbers[i]));
            number.getStyleClass().addAll("mono", "accounting-number");
            if (!style.isEmpty()) {
                number.getStyleClass().add(style);
            }
            number.setAlignment(Pos.CENTER_RIGHT);
            grid.add(cell(number), i + 1, row);
        }
        if (counts.rejected() > 0) {
            Hyperlink rejected = new Hyperlink(Formats.count(counts.rejected()));
            rejected.getStyleClass().addAll("mono", "warn", "accounting-number");
            rejected.setAccessibleText(counts.rejected() + " rejected, show them");
            rejected.setAlignment(Pos.CENTER_RIGHT);
            rejected.setOnAction(
                    e -> navigator.go(new Destination.Evidence(Destination.EvidenceTab.REJECTED)));
            grid.add(cell(rejected), 4, row);
        } else {
            Label none = new Label("0");
            none.getStyleClass().addAll("mono", "accounting-number");
            none.setAlignment(Pos.CENTER_RIGHT);
            grid.add(cell(none), 4, row);
        }
    }

    static Node fact(Glyph glyph, String icon, String text, String value) {
        Label words = new Label(text, glyph.icon(15, icon));
        words.getStyleClass().add("small");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label number = new Label(value);
        number.getStyleClass().addAll("mono", "fact-value");
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, words, number);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("fact-line");
        return line;
    }

    /// One check of a verification, with its own words.
    static Node check(Verification.Check check) {
        Label label =
                new Label(
                        check.name() + ": " + check.detail(),
                        check.ok()
                                ? Glyph.CHECK.icon(15, "success-icon")
                                : Glyph.ERROR.icon(15, "danger-icon"));
        label.setWrapText(true);
        label.getStyleClass().addAll("small", check.ok() ? "check-ok" : "bad");
        label.setMaxWidth(560);
        return label;
    }

    static Node subjects(List<OverviewContent.SubjectRow> rows, Navigator navigator) {
        VBox box = new VBox();
        for (OverviewContent.SubjectRow row : rows) {
            box.getChildren().add(subject(row, navigator));
        }
        if (rows.isEmpty()) {
            Label none = new Label("No object, prefix or bucket has been marked as a subject yet.");
            none.getStyleClass().addAll("muted", "small", "card-note");
            none.setWrapText(true);
            box.getChildren().add(none);
        }
        return box;
    }

    private static Node subject(OverviewContent.SubjectRow row, Navigator navigator) {
        Label selector = new Label(row.subject().selector());
        selector.setMinWidth(0);
        Label reason =
                new Label(
                        row.subject().reason().isEmpty()
                                ? "no reason noted"
                                : row.subject().reason());
        reason.getStyleClass().addAll("caption", "muted");
        VBox names = new VBox(selector, reason);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        Label events = new Label(Formats.count(row.events()));
        events.getStyleClass().add("mono");
        events.setMinWidth(Region.USE_PREF_SIZE);
        HBox kinds = kinds(row.subject().kind());
        kinds.setMinWidth(86);
        Button show = new Button("Events");
        show.getStyleClass().add("small");
        show.setAccessibleText("Events of " + row.subject().selector());
        show.setDisable(row.events() == 0);
        String query = QueryText.print(row.query());
        show.setOnAction(e -> navigator.go(new Destination.Events(query, TimeRange.ALL)));
        HBox line = new HBox(10, kinds, names, events, show);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("subject-line");
        return line;
    }

    private static HBox kinds(Subject.Kind kind) {
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER_LEFT);
        if (kind != Subject.Kind.SYNTHETIC) {
            box.getChildren().add(tag("PHI", "phi", kind == Subject.Kind.BOTH ? null : Glyph.PHI));
        }
        if (kind != Subject.Kind.PHI) {
            box.getChildren()
                    .add(tag("SYN", "syn", kind == Subject.Kind.BOTH ? null : Glyph.SYNTHETIC));
        }
        return box;
    }

    private static Label tag(
            String word, String style, @org.jspecify.annotations.Nullable Glyph glyph) {
        Label tag = new Label(word);
        if (glyph != null) {
            tag.setGraphic(glyph.icon(12, style + "-icon"));
        }
        tag.getStyleClass().addAll("tag", style);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    static Node attention(List<Attention> items, Navigator navigator) {
        VBox box = new VBox();
        for (Attention item : items) {
            Label what = new Label(item.what());
            what.setWrapText(true);
            Label why = new Label(item.why());
            why.getStyleClass().addAll("caption", "muted");
            why.setWrapText(true);
            VBox words = new VBox(what, why);
            HBox.setHgrow(words, Priority.ALWAYS);
            Button show = new Button("Show");
            show.getStyleClass().add("small");
            show.setMinWidth(Region.USE_PREF_SIZE);
            show.setAccessibleText("Show: " + item.what());
            show.setOnAction(e -> navigator.go(item.where()));
            Node icon =
                    (item.grave() ? Glyph.ERROR : Glyph.WARNING)
                            .icon(18, item.grave() ? "danger-icon" : "warning-icon");
            HBox line = new HBox(10, icon, words, show);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("attention-line");
            box.getChildren().add(line);
        }
        if (items.isEmpty()) {
            box.getChildren()
                    .add(
                            fact(
                                    Glyph.CHECK,
                                    "success-icon",
                                    "Nothing was rejected, unreadable or unknown",
                                    ""));
        }
        return box;
    }
}
