package org.exhibit.app.ui.findings;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Undecided;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// The table of findings, and the table of what is undecided.
final class FindingColumns {
    private FindingColumns() {}

    static void fill(TableView<Finding> table, Workspace workspace) {
        table.setId("findings");
        table.setAccessibleText("Findings");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("No finding has this level and state"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Finding, Long> records = new TableColumn<>("Records");
        TableColumns.number(
                records,
                finding -> finding.evidence().size(),
                count -> count >= Finding.MOST_CITED ? "1,000+" : "" + count);
        TableColumn<Finding, String> time =
                text("Time", 164, each -> workspace.times().get().exact(each.time()), "mono");
        table.getColumns()
                .setAll(
                        List.of(
                                fixed(badges("Level", Finding::level, FindingBadges::of), 92),
                                fixed(text("Rule", 60, Finding::rule, "mono"), 60),
                                text("Title", 170, Finding::title, ""),
                                text("Subject", 130, Finding::subject, "mono"),
                                fixed(time, 164),
                                fixed(records, 66),
                                fixed(badges("State", Finding::state, FindingBadges::of), 114)));
    }

    static void fillUndecided(TableView<Undecided> table, Function<Undecided, String> found) {
        table.setId("undecided");
        table.setAccessibleText("What the evidence cannot decide");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("Every pattern could be decided"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(
                        List.of(
                                fixed(text("Rule", 60, Undecided::rule, "mono"), 60),
                                text("Pattern", 190, Undecided::title, ""),
                                fixed(text("Found", 72, found, ""), 72),
                                text("About", 120, FindingColumns::about, "mono"),
                                text("What is missing", 260, Undecided::reason, "")));
    }

    private static String about(Undecided each) {
        return each.subject().isEmpty() ? "everything" : each.subject();
    }

    /// Never narrower than what it always holds.
    private static <C extends TableColumn<?, ?>> C fixed(C column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private static <R> TableColumn<R, String> text(
            String title, double width, Function<R, String> text, String style) {
        TableColumn<R, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    /// Sorts by the value, not by its word.
    private static <V extends Comparable<V>> TableColumn<Finding, V> badges(
            String title, Function<Finding, V> value, Function<V, Node> badge) {
        TableColumn<Finding, V> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(c -> new BadgeCell<>(badge));
        return column;
    }

    private static final class BadgeCell<V> extends TableCell<Finding, V> {
        private final Function<V, Node> badge;

        private BadgeCell(Function<V, Node> badge) {
            this.badge = badge;
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            setGraphic(empty || value == null ? null : badge.apply(value));
        }
    }
}
