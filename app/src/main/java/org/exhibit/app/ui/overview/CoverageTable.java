package org.exhibit.app.ui.overview;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The coverage of every lane as a table: the strips' twin for the keyboard, and the list of all
/// gaps.
final class CoverageTable extends VBox {
    private final TableView<Row> table = new TableView<>();
    private final CheckBox gapsOnly = new CheckBox("Only gaps");
    private final Label count = new Label();
    private final List<Row> rows;

    /// One span of one lane.
    record Row(LaneCoverage lane, LaneSpan span) {
        static List<Row> of(Coverage coverage) {
            List<Row> rows = new ArrayList<>();
            for (LaneCoverage lane : coverage.lanes()) {
                LaneCoverage.joined(lane.spans()).forEach(span -> rows.add(new Row(lane, span)));
            }
            return rows;
        }
    }

    private CoverageTable(
            Coverage coverage, TimeDisplay times, Modals modals, Navigator navigator) {
        super(8);
        rows = Row.of(coverage);
        table.setId("coverage-table");
        table.setPrefSize(980, 460);
        column("Account", 110, row -> row.lane().lane().account());
        column("Region", 90, row -> row.lane().lane().region());
        column("Log", 240, row -> row.lane().lane().kind().text());
        column("From", 160, row -> times.exact(row.span().interval().from()));
        column("To", 160, row -> times.exact(row.span().interval().to()));
        column("Status", 120, row -> row.span().status().name());
        column("Unknown because", 150, row -> GapKind.of(row.span()).label());
        column("Why", 420, row -> row.span().basis().text());
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                explain(times, modals, navigator);
                e.consume();
            }
        });
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                explain(times, modals, navigator);
            }
        });
        gapsOnly.setOnAction(e -> fill());
        count.getStyleClass().addAll("muted", "small");
        VBox notes = new VBox(2);
        for (String note : coverage.notes()) {
            Label label = new Label(note);
            label.setWrapText(true);
            label.getStyleClass().addAll("muted", "small");
            notes.getChildren().add(label);
        }
        getChildren().addAll(gapsOnly, table, count, notes);
    }

    /// @param gaps whether to begin with the gaps alone
    static void show(
            Coverage coverage,
            boolean gaps,
            TimeDisplay times,
            Modals modals,
            Navigator navigator) {
        CoverageTable shown = new CoverageTable(coverage, times, modals, navigator);
        shown.gapsOnly.setSelected(gaps);
        shown.fill();
        modals.show(gaps ? "All gaps" : "Coverage", shown, shown.table);
    }

    private void column(String title, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        TableColumns.text(column, text);
        table.getColumns().add(column);
    }

    private void fill() {
        List<Row> shown =
                rows.stream()
                        .filter(row -> !gapsOnly.isSelected() || row.span().status().isGap())
                        .toList();
        table.getItems().setAll(shown);
        count.setText(Formats.count(shown.size(), "span", "spans") + "; Enter on one says why.");
        table.getSelectionModel().selectFirst();
    }

    private void explain(TimeDisplay times, Modals modals, Navigator navigator) {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            GapDialog.show(row.lane(), row.span(), times, modals, navigator);
        }
    }
}
