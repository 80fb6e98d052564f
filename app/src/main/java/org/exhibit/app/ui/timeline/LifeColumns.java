package org.exhibit.app.ui.timeline;

import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.List;
import java.util.function.Function;

/// The life as a table, for the keyboard and for screen readers.
final class LifeColumns {
    private LifeColumns() {}

    static void fill(TableView<LifeLine> table, Workspace workspace) {
        table.setAccessibleText("Lines of the life");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("None"));
        table.getColumns()
                .setAll(
                        List.of(
                                column("Time", 180, l -> workspace.times().get().exact(l.time())),
                                column("End", 180, l -> workspace.times().get().exact(l.end())),
                                column("Edge", 110, LifeLine::edge),
                                column("Strength", 100, l -> l.strength().word()),
                                column("Object", 260, LifeLine::object),
                                column("Version", 90, LifeLine::version),
                                column("Actor", 240, LifeLine::actor),
                                column("Address", 120, LifeLine::ip),
                                column("Bytes", 90, LifeColumns::bytes),
                                column("Outcome", 80, LifeLine::outcome),
                                column("Logs then", 120, l -> Formats.coverage(l.coverage())),
                                column("Records", 130, l -> String.join(" ", l.citations())),
                                column("Note", 400, LifeLine::note)));
    }

    private static String bytes(LifeLine line) {
        return line.bytes() == null ? "" : Formats.count(line.bytes());
    }

    private static TableColumn<LifeLine, String> column(
            String title, double width, Function<LifeLine, String> text) {
        TableColumn<LifeLine, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        column.getStyleClass().add("mono");
        return column;
    }
}
