package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.SettingsText;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.run.RuleBook;

import java.util.function.Supplier;

/// Asks for what is written down with a decision, a note, an exhibit or a switch of a rule.
final class FindingDialogs {
    private static final String PROMPT = "Enters the chain of custody under your name";

    private final FindingsViewModel model;
    private final Modals modals;
    private final DialogParts parts;
    private final Supplier<TimeDisplay> times;

    FindingDialogs(FindingsViewModel model, Modals modals, Supplier<TimeDisplay> times) {
        this.model = model;
        this.modals = modals;
        this.times = times;
        this.parts = new DialogParts(modals);
    }

    void triage(Finding finding, TriageState wanted) {
        TextField reason = field("triage-reason", "");
        Button keep =
                parts.keep(
                        FindingText.word(wanted),
                        () ->
                                model.deeds()
                                        .triage(
                                                finding,
                                                wanted,
                                                reason.getText(),
                                                failure -> parts.failed("Not written", failure)));
        keep.setId("triage-keep");
        keep.setDisable(!FindingDeeds.suffices(wanted, ""));
        reason.textProperty()
                .addListener(
                        (p, before, now) -> keep.setDisable(!FindingDeeds.suffices(wanted, now)));
        String label = wanted == TriageState.DISMISSED ? "Reason, needed to dismiss" : "Reason";
        show("Set to " + FindingText.word(wanted), what(finding), label, reason, keep);
    }

    void note(Finding finding) {
        TextArea text = new TextArea();
        text.setId("note-text");
        text.setPromptText(PROMPT);
        text.setWrapText(true);
        text.setPrefSize(460, 110);
        Button keep =
                parts.keep(
                        "Add note",
                        () ->
                                model.deeds()
                                        .note(
                                                finding,
                                                text.getText(),
                                                failure -> parts.failed("Not written", failure)));
        keep.setId("note-keep");
        keep.setDisable(true);
        text.textProperty().addListener((p, before, now) -> keep.setDisable(now.isBlank()));
        show("Add note", what(finding), "Note", text, keep);
    }

    void removeNote(FindingNotes.Note note) {
        TextField reason = field("note-reason", "");
        Button keep =
                parts.keep(
                        "Take back",
                        () ->
                                model.deeds()
                                        .removeNote(
                                                note,
                                                reason.getText(),
                                                failure -> parts.failed("Not written", failure)));
        keep.setId("note-keep");
        Label what = new Label("Note " + note.number() + ": " + note.text());
        what.setWrapText(true);
        what.setMaxWidth(520);
        show("Take back note", what, "Reason; custody keeps the note", reason, keep);
    }

    void pack(Finding finding) {
        TextField note = field("pack-note", finding.rule() + ": " + finding.title());
        Button add =
                parts.keep(
                        "Add " + Formats.count(finding.evidence().size(), "record", "records"),
                        () ->
                                model.deeds()
                                        .addToPack(
                                                finding,
                                                note.getText(),
                                                failure -> parts.failed("Not added", failure)));
        add.setId("pack-keep");
        show("Add to pack", what(finding), "Note with each record, printed in the pack", note, add);
    }

    void control(Finding finding, Control control, ControlState now) {
        new ControlDialog(model, modals).show(finding, control, now);
    }

    void bookmark(Finding finding) {
        model.deeds().bookmark(finding, failure -> parts.failed("Not bookmarked", failure));
    }

    /// Lists the gaps in the logs of a finding's account.
    void gaps(Finding finding) {
        FindingsContent content = model.content().get();
        if (content != null) {
            TableView<LogGap> table = FindingColumns.gaps(content.gaps(finding), times.get());
            modals.show("Gaps in the logs", new VBox(8, what(finding), table), table);
        }
    }

    void threshold(PatternsViewModel patterns, SettingsText.Threshold which) {
        new SettingsDialogs(patterns, modals).threshold(which);
    }

    void settings(PatternsViewModel patterns) {
        new SettingsDialogs(patterns, modals).all();
    }

    void switchRule(PatternsViewModel patterns, RuleBook.Entry rule) {
        boolean on = !rule.on();
        TextField reason = field("rule-reason", "");
        Button keep =
                parts.keep(
                        on ? "Switch on" : "Switch off",
                        () ->
                                patterns.switchTo(
                                        rule,
                                        on,
                                        reason.getText(),
                                        failure -> parts.failed("Not written", failure)));
        keep.setId("rule-keep");
        keep.setDisable(!PatternsViewModel.suffices(on, ""));
        reason.textProperty()
                .addListener(
                        (p, before, now) -> keep.setDisable(!PatternsViewModel.suffices(on, now)));
        Label what = new Label(rule.id() + "  " + rule.title());
        what.getStyleClass().add("mono");
        String label = on ? "Reason" : "Reason, needed to leave a rule out of this case";
        show(on ? "Switch on" : "Switch off", what, label, reason, keep);
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPromptText(PROMPT);
        field.setPrefWidth(420);
        return field;
    }

    private void show(String title, Node what, String label, TextInputControl field, Button keep) {
        modals.show(
                title,
                new VBox(8, what, DialogParts.labelled(label, field), parts.foot(keep)),
                field);
    }

    private static Node what(Finding finding) {
        Label what = new Label(finding.rule() + "  " + finding.subject());
        what.getStyleClass().add("mono");
        what.setMaxWidth(520);
        return what;
    }
}
