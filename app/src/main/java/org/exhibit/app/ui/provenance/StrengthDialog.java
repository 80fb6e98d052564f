package org.exhibit.app.ui.provenance;

import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.exhibit.app.ui.common.DecisionForm;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Asks for another strength of an edge, or for a note on one of its records.
final class StrengthDialog {
    private static final String BY_RULES = "as the rules say: ";

    private StrengthDialog() {}

    static void show(
            Edge edge,
            ProvenanceViewModel model,
            Modals modals,
            List<EvidenceRow> evidence,
            Consumer<Failure> failed) {
        Strength byRule = model.graph().judged(edge).map(Judged::byRule).orElse(edge.strength());
        DecisionForm form =
                new DecisionForm(
                        modals,
                        model.label(edge.from())
                                + "  "
                                + edge.kind().word()
                                + "  "
                                + model.label(edge.to()),
                        "Set strength");
        List<String> words = new ArrayList<>();
        Arrays.stream(Strength.values()).map(Strength::word).forEach(words::add);
        words.add(BY_RULES + byRule.word());
        ComboBox<String> strength = new ComboBox<>(FXCollections.observableList(words));
        strength.setId("strength-choice");
        strength.setValue(edge.strength().word());
        ComboBox<String> record = new ComboBox<>();
        record.setId("strength-records");
        record.setEditable(true);
        record.setPrefWidth(520);
        evidence.stream()
                .filter(row -> !row.query().isEmpty())
                .map(EvidenceRow::citation)
                .forEach(record.getItems()::add);
        TextField records = record.getEditor();
        records.setPromptText("citations, ids or exhibits, with spaces between");
        Label now =
                new Label(
                        "The rules say "
                                + byRule.word()
                                + ". Less takes a reason; more takes a record as well. Both"
                                + " strengths are shown and exported.");
        now.getStyleClass().addAll("small", "muted");
        now.setWrapText(true);
        now.setMaxWidth(520);
        form.add(
                DecisionForm.labelled("Strength", strength),
                now,
                DecisionForm.labelled("Records that carry it", record));
        Runnable check =
                () ->
                        form.missing(
                                change(edge, byRule, strength, records, form.reason().getText())
                                        .missing());
        strength.valueProperty().addListener((p, before, next) -> check.run());
        records.textProperty().addListener((p, before, next) -> check.run());
        form.reason().textProperty().addListener((p, before, next) -> check.run());
        form.onEnter(() ->
                model.deeds()
                        .change(
                                change(edge, byRule, strength, records, form.reason().getText()),
                                failed));
        check.run();
        modals.show("Change strength", form, strength);
    }

    private static StrengthChange change(
            Edge edge,
            Strength byRule,
            ComboBox<String> strength,
            TextField records,
            String reason) {
        String word = Objects.requireNonNullElse(strength.getValue(), "");
        return new StrengthChange(
                edge,
                byRule,
                Strength.ofWord(word).orElse(null),
                reason,
                Arrays.stream(records.getText().strip().split("\\s+", -1))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /// Writes something down about a record.
    static void note(
            EvidenceRow row, Workspace workspace, Modals modals, Consumer<Failure> failed) {
        DecisionForm form =
                new DecisionForm(modals, row.citation() + "  " + row.says(), "Add note");
        form.reason().setPromptText("The note; enters the chain of custody under your name");
        Runnable check =
                () -> form.missing(form.reason().getText().isBlank() ? "Write something." : "");
        form.reason().textProperty().addListener((p, before, next) -> check.run());
        String id = row.query().substring("id:".length());
        form.onEnter(() ->
                workspace.write(
                        folder ->
                                workspace
                                        .service()
                                        .addNote(folder, id, form.reason().getText().strip()),
                        "The note could not be written.",
                        "The case is as it was.",
                        failed));
        check.run();
        modals.show("Note on a record", form, form.reason());
    }
}
