package org.exhibit.app.ui.findings;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The patterns that found nothing: which of them could not be sure to, which were not run, and
/// what others left open.
final class SilentPane extends VBox {
    private final TableView<SilentRow> table = new TableView<>();
    private final Label missing = FindingFacts.text("", "small", "card-note");

    SilentPane() {
        getChildren().addAll(table, missing);
        FindingColumns.fillSilent(table);
        VBox.setVgrow(table, Priority.ALWAYS);
        missing.setId("silent-missing");
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> missing.setText(now == null ? "" : says(now)));
    }

    private static String says(SilentRow row) {
        return row.rule()
                + ": "
                + switch (row.outcome()) {
                    case FAILED -> "not run, or not to its end. " + row.missing();
                    case UNDECIDED, OPEN, OFF -> row.missing();
                    case NOTHING ->
                            "it found nothing, and no gap is known in the logs it looks at.";
                };
    }

    void show(FindingsContent content) {
        table.getItems().setAll(content.silent());
        table.getSelectionModel().selectFirst();
    }
}
