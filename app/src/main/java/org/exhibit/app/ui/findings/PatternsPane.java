package org.exhibit.app.ui.findings;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.run.RuleBook;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The rules: which there are, a switch for each, and the analyst's own folder with what could not
/// be read of it.
final class PatternsPane extends VBox {
    private final PatternsViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final FindingDialogs dialogs;
    private final TableView<PatternsViewModel.Row> table = new TableView<>();
    private final TableView<RefusedRule> refused = new TableView<>();
    private final Label folder = new Label();
    private final Label trouble = new Label();
    private final Label summary = new Label();
    private final Button choose = new Button("Choose folder");
    private final Button none = new Button("None");
    private final Button reload = new Button("Reload");

    PatternsPane(
            PatternsViewModel model,
            Workspace workspace,
            Choosers choosers,
            FindingDialogs dialogs) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.dialogs = dialogs;
        fillTable();
        fillRefused();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, new ThresholdsBar(model, dialogs), own(), trouble, refused);
        trouble.setWrapText(true);
        trouble.getStyleClass().addAll("small", "bad", "card-note");
        trouble.managedProperty().bind(trouble.visibleProperty());
        refused.managedProperty().bind(refused.visibleProperty());
        model.rows().addListener((ListChangeListener<PatternsViewModel.Row>) change -> show());
        model.refused().addListener((ListChangeListener<RefusedRule>) change -> show());
        model.folder().addListener((p, before, now) -> show());
        model.failure().addListener((p, before, now) -> show());
        show();
    }

    private void fillTable() {
        table.setId("patterns");
        table.setAccessibleText("Rules");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("The rules are being read"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<PatternsViewModel.Row, PatternsViewModel.Row> on = new TableColumn<>("On");
        TableColumns.node(on, this::box);
        fixed(on, 44);
        table.getColumns()
                .setAll(
                        List.of(
                                on,
                                fixed(column("Rule", 90, row -> row.rule().id(), "mono"), 90),
                                column("Title", 250, row -> row.rule().title(), ""),
                                column("From", 110, PatternsPane::from, ""),
                                column("Switched", 240, this::switched, "")));
    }

    private void fillRefused() {
        refused.setId("refused-rules");
        refused.setAccessibleText("Rules of your own that could not be read");
        refused.setFixedCellSize(28);
        refused.setPrefHeight(140);
        refused.setMinHeight(84);
        refused.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        refused.getColumns()
                .setAll(
                        List.of(
                                column("File not read", 160, RefusedRule::file, "mono"),
                                fixed(column("Line", 50, PatternsPane::line, "mono"), 50),
                                column("What is not understood", 380, RefusedRule::reason, "")));
    }

    private static <C extends TableColumn<?, ?>> C fixed(C column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private static String line(RefusedRule rule) {
        return rule.line() > 0 ? Integer.toString(rule.line()) : "";
    }

    private static <R> TableColumn<R, String> column(
            String title, double width, Function<R, String> text, String style) {
        TableColumn<R, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    private Node box(PatternsViewModel.Row row) {
        CheckBox box = new CheckBox();
        box.setId("rule-" + row.rule().id());
        box.setSelected(row.rule().on());
        box.setAccessibleText(row.rule().id() + ' ' + row.rule().title());
        box.setOnAction(e -> {
            // The box follows what custody says, not the click.
            box.setSelected(row.rule().on());
            dialogs.switchRule(model, row.rule());
        });
        return box;
    }

    private static String from(PatternsViewModel.Row row) {
        RuleBook.Entry rule = row.rule();
        return switch (rule.origin()) {
            case SIGMA -> "Exhibit, Sigma";
            case CODE -> "Exhibit, code";
            case OWN -> rule.file();
        };
    }

    private String switched(PatternsViewModel.Row row) {
        TimeDisplay times = workspace.times().get();
        return row.last()
                .map(last ->
                        (last.on() ? "on" : "off")
                                + " by "
                                + last.author()
                                + ", "
                                + times.exact(last.at())
                                + (last.reason().isEmpty() ? "" : ": " + last.reason()))
                .orElse("");
    }

    private Node own() {
        folder.getStyleClass().add("mono");
        summary.getStyleClass().addAll("muted", "small");
        Label title = new Label("Your own Sigma rules");
        title.getStyleClass().add("small-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        choose.setId("rules-choose");
        none.setId("rules-none");
        reload.setId("rules-reload");
        reload.setGraphic(Glyph.SYNC.icon());
        choose.setOnAction(
                e -> choosers.folder("Folder of Sigma rules").ifPresent(model.folder()::set));
        none.setOnAction(e -> model.folder().set(null));
        reload.setOnAction(e -> model.reload());
        HBox line = new HBox(8, new VBox(2, title, folder, summary), space, choose, none, reload);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("card-note-bar");
        return line;
    }

    private void show() {
        table.getItems().setAll(model.rows());
        refused.getItems().setAll(model.refused());
        refused.setVisible(!model.refused().isEmpty());
        Path own = model.folder().get();
        folder.setText(own == null ? "No folder is chosen" : own.toString());
        none.setDisable(own == null);
        Failure failure = model.failure().get();
        trouble.setVisible(failure != null);
        trouble.setText(
                failure == null
                        ? ""
                        : failure.what() + ' ' + failure.reason() + ". " + failure.kept());
        long mine =
                model.rows().stream()
                        .filter(row -> row.rule().origin() == RuleBook.Origin.OWN)
                        .count();
        long off = model.rows().stream().filter(row -> !row.rule().on()).count();
        summary.setText(
                Formats.count(mine, "rule", "rules")
                        + " read, "
                        + Formats.count(model.refused().size())
                        + " refused; of all rules "
                        + Formats.count(off)
                        + " off in this case. Reading them runs nothing.");
    }
}
