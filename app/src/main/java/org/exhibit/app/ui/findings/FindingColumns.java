package org.exhibit.app.ui.findings;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.StrengthMeter;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The table of findings, and the table of what is undecided.
final class FindingColumns {
    private FindingColumns() {}

    static void fill(TableView<Finding> table, Workspace workspace) {
        table.setId("findings");
        table.setAccessibleText("Findings");
        table.getStyleClass().add("tall-rows");
        table.setFixedCellSize(48);
        table.setPlaceholder(new Label("No finding has this level and state"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Finding, Finding> pattern = new TableColumn<>("Pattern");
        pattern.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        pattern.setCellFactory(c -> new PatternCell(workspace));
        pattern.setComparator(Comparator.comparing(Finding::title).thenComparing(Finding::subject));
        pattern.setMinWidth(160);
        pattern.setPrefWidth(260);
        TableColumn<Finding, Level> severity =
                fixed(badges("Severity", Finding::level, FindingBadges::of), 96);
        severity.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns()
                .setAll(
                        List.of(
                                severity,
                                fixed(badges("Rule", Finding::rule, FindingColumns::tag), 62),
                                pattern,
                                fixed(badges("Grade", Finding::strength, StrengthMeter::of), 60),
                                fixed(badges("Triage", Finding::state, FindingBadges::of), 114)));
        table.getSortOrder().setAll(List.of(severity));
    }

    private static Node tag(String rule) {
        Label tag = new Label(rule);
        tag.getStyleClass().add("id-tag");
        return tag;
    }

    /// What was found, over how many records it rests on, since when, and about what.
    private static final class PatternCell extends TableCell<Finding, Finding> {
        private final Workspace workspace;
        private final Label title = new Label();
        private final Label line = new Label();
        private final VBox both = new VBox(title, line);

        private PatternCell(Workspace workspace) {
            this.workspace = workspace;
            both.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().addAll("caption", "muted");
        }

        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText(null);
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            title.setText(finding.title());
            title.getStyleClass().remove("muted");
            if (finding.state() == TriageState.DISMISSED) {
                title.getStyleClass().add("muted");
            }
            line.setText(
                    FindingText.line(finding, workspace.times().get()) + " · " + finding.subject());
            setGraphic(both);
        }
    }

    static void fillSilent(TableView<SilentRow> table) {
        table.setId("undecided");
        table.setAccessibleText("Patterns that found nothing, and what is undecided");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("Every pattern found something"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<SilentRow, SilentRow> outcome = new TableColumn<>("Outcome");
        TableColumns.node(outcome, row -> FindingBadges.of(row.outcome()));
        table.getColumns()
                .setAll(
                        List.of(
                                fixed(outcome, 124),
                                fixed(text("Rule", 70, SilentRow::rule, "mono"), 70),
                                text("Pattern", 220, SilentRow::title, ""),
                                text("About", 140, FindingColumns::about, "mono"),
                                text("What is missing", 380, SilentRow::missing, "")));
    }

    private static String about(SilentRow row) {
        return row.about().isEmpty() && row.outcome() != SilentRow.Outcome.NOTHING
                ? "everything"
                : row.about();
    }

    /// A table of gaps, in their order.
    static TableView<LogGap> gaps(List<LogGap> gaps, TimeDisplay times) {
        TableView<LogGap> table = new TableView<>();
        table.setId("finding-gap-table");
        table.setAccessibleText("Gaps in the logs");
        table.setFixedCellSize(28);
        table.setPrefSize(900, 360);
        table.setPlaceholder(new Label("No gap is known"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(
                        List.of(
                                text("Log", 250, LogGap::log, ""),
                                text("From", 160, gap -> times.exact(gap.from()), "mono"),
                                text("To", 160, gap -> times.exact(gap.to()), "mono"),
                                text("Why", 330, LogGap::why, "")));
        table.getItems().setAll(gaps);
        return table;
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
