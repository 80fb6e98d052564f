package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;

import java.util.List;
import java.util.Optional;

/// The strip of the finding that is looked at, drawn or as its table, and what of it is missing.
final class StripPane extends VBox {
    private final Workspace workspace;
    private final ExposureStrip strip = new ExposureStrip();
    private final TableView<StripTable.Line> table = new TableView<>();
    private final Label says = FindingFacts.text("", "small", "muted");
    private boolean asTable;

    StripPane(Workspace workspace) {
        super(2);
        this.workspace = workspace;
        StripTable.fill(table, () -> workspace.times().get());
        says.setId("finding-strip-says");
    }

    /// Shows the table in place of the drawing, or the drawing again.
    void toggleTable() {
        asTable = !asTable;
        boolean shown = getChildren().contains(strip) || getChildren().contains(table);
        if (shown) {
            getChildren().setAll(main(), says);
            main().requestFocus();
        }
    }

    private Node main() {
        return asTable ? table : strip;
    }

    /// @param records of the finding, as far as they are read
    void show(Finding finding, FindingsContent content, List<CitedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        TimeDisplay times = workspace.times().get();
        Surroundings around = content.found().surroundings();
        Optional<StripContent> drawn = StripContent.of(finding, around, records);
        if (drawn.isEmpty()) {
            says.setText("None of its records has a time, so nothing can be drawn.");
            getChildren().setAll(says);
            return;
        }
        StripContent shown = drawn.get();
        strip.show(shown, times);
        table.getItems().setAll(StripTable.lines(shown, times));
        says.setText(
                (shown.bands().isEmpty() ? "No exposure is known in this span. " : "")
                        + (shown.undrawn() > 0
                                ? shown.undrawn() + " of its records have no time. "
                                : "")
                        + String.join(" ", around.notes()));
        says.setVisible(!says.getText().isEmpty());
        says.setManaged(says.isVisible());
        getChildren().setAll(main(), says);
    }
}
