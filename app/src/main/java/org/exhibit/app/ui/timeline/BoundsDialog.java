package org.exhibit.app.ui.timeline;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import org.exhibit.app.ui.common.DecisionForm;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;

import java.util.function.Consumer;

/// Asks from when to when a window stood open.
final class BoundsDialog {
    private BoundsDialog() {}

    static void show(ExposureWindow window, Modals modals, Consumer<BoundsChange> enter) {
        DecisionForm form =
                new DecisionForm(
                        modals,
                        window.resource() + "  open to  " + window.audience().text(),
                        "Set bounds");
        TextField from = field("bounds-from", window.from().toString());
        TextField to = field("bounds-to", window.to() == null ? "" : window.to().toString());
        CheckBox open = new CheckBox("still open at the end of the evidence");
        open.setSelected(window.to() == null);
        to.disableProperty().bind(open.selectedProperty());
        CheckBox byRecords = new CheckBox("as the records say");
        byRecords.setId("bounds-by-records");
        Label records =
                new Label(
                        "The records say "
                                + window.openedAt()
                                + " to "
                                + (window.closedAt() == null
                                        ? "the end of the evidence"
                                        : window.closedAt())
                                + ". Both are shown and exported; use is counted within yours.");
        records.getStyleClass().addAll("small", "muted");
        records.setWrapText(true);
        records.setMaxWidth(520);
        HBox bounds =
                new HBox(
                        8,
                        DecisionForm.labelled("Opened, UTC", from),
                        DecisionForm.labelled("Closed, UTC", to));
        bounds.disableProperty().bind(byRecords.selectedProperty());
        form.add(bounds, open, byRecords, records);
        Runnable check =
                () -> form.missing(change(window, form, from, to, open, byRecords).missing());
        from.textProperty().addListener((p, before, now) -> check.run());
        to.textProperty().addListener((p, before, now) -> check.run());
        open.selectedProperty().addListener((p, before, now) -> check.run());
        byRecords.selectedProperty().addListener((p, before, now) -> check.run());
        form.reason().textProperty().addListener((p, before, now) -> check.run());
        form.onEnter(() -> enter.accept(change(window, form, from, to, open, byRecords)));
        check.run();
        modals.show("Set bounds", form, from);
    }

    private static BoundsChange change(
            ExposureWindow window,
            DecisionForm form,
            TextField from,
            TextField to,
            CheckBox open,
            CheckBox byRecords) {
        return new BoundsChange(
                window,
                from.getText(),
                to.getText(),
                open.isSelected(),
                byRecords.isSelected(),
                form.reason().getText());
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefWidth(250);
        field.getStyleClass().add("mono");
        return field;
    }
}
