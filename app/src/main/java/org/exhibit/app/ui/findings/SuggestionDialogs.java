package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.suggestion.Basis;
import org.exhibit.indexer.finding.suggestion.Suggestion;

/// Asks for what is written down with a decision about a suggested subject.
final class SuggestionDialogs {
    private final SuggestionsViewModel model;
    private final DialogParts parts;
    private final Modals modals;

    SuggestionDialogs(SuggestionsViewModel model, Modals modals) {
        this.model = model;
        this.modals = modals;
        this.parts = new DialogParts(modals);
    }

    void confirm(Suggestion suggestion) {
        TextField reason = reason("Why it is under investigation; the suggestion is kept with it");
        ToggleGroup kinds = new ToggleGroup();
        HBox choices = new HBox(16);
        for (Subject.Kind kind : Subject.Kind.values()) {
            RadioButton choice = new RadioButton(word(kind));
            choice.setId("kind-" + kind.word());
            choice.setToggleGroup(kinds);
            choice.setUserData(kind);
            choice.setSelected(kind == suggestion.kind());
            choices.getChildren().add(choice);
        }
        Button keep =
                parts.keep(
                        "Make it a subject",
                        () -> {
                            if (kinds.getSelectedToggle().getUserData()
                                    instanceof Subject.Kind kind) {
                                model.confirm(
                                        suggestion,
                                        kind,
                                        reason.getText().strip(),
                                        failure -> parts.failed("Not written", failure));
                            }
                        });
        keep.setId("suggestion-keep");
        show("Make it a subject", suggestion, choices, "Reason", reason, keep);
    }

    void reject(Suggestion suggestion) {
        TextField reason = reason("Enters the chain of custody under your name");
        Button keep =
                parts.keep(
                        "Reject",
                        () ->
                                model.reject(
                                        suggestion,
                                        reason.getText().strip(),
                                        failure -> parts.failed("Not written", failure)));
        keep.setId("suggestion-keep");
        keep.setDisable(true);
        reason.textProperty()
                .addListener(
                        (p, before, now) -> keep.setDisable(!SuggestionsViewModel.suffices(now)));
        Label what =
                new Label(
                        "It is not suggested again on these grounds. A ground of another sort, such"
                                + " as a later finding of Macie, brings it back.");
        what.setWrapText(true);
        what.setMaxWidth(520);
        what.getStyleClass().addAll("small", "muted");
        show("Reject suggestion", suggestion, what, "Reason, needed to reject", reason, keep);
    }

    private static TextField reason(String prompt) {
        TextField reason = new TextField();
        reason.setId("suggestion-reason");
        reason.setPromptText(prompt);
        reason.setPrefWidth(460);
        return reason;
    }

    private void show(
            String title,
            Suggestion suggestion,
            Node middle,
            String label,
            TextField reason,
            Button keep) {
        Label selector = new Label(suggestion.selector());
        selector.getStyleClass().add("mono");
        selector.setMaxWidth(520);
        Label why = new Label(suggestion.reason());
        why.getStyleClass().add("small");
        why.setWrapText(true);
        why.setMaxWidth(520);
        why.setMinHeight(Region.USE_PREF_SIZE);
        modals.show(
                title,
                new VBox(
                        8,
                        selector,
                        why,
                        middle,
                        DialogParts.labelled(label, reason),
                        parts.foot(keep)),
                reason);
    }

    static String word(Subject.Kind kind) {
        return switch (kind) {
            case PHI -> "PHI";
            case SYNTHETIC -> "Synthetic";
            case BOTH -> "Both";
        };
    }

    /// The two tags of the design, one or both.
    static Node kinds(Subject.Kind kind) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        if (kind != Subject.Kind.SYNTHETIC) {
            box.getChildren().add(tag("PHI", "phi", Glyph.PHI));
        }
        if (kind != Subject.Kind.PHI) {
            box.getChildren().add(tag("SYN", "syn", Glyph.SYNTHETIC));
        }
        return box;
    }

    private static Label tag(String text, String style, Glyph glyph) {
        Label tag = new Label(text, glyph.icon(12, style + "-icon"));
        tag.getStyleClass().addAll("tag", style);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    static String word(Basis basis) {
        return switch (basis) {
            case TAG -> "Tag";
            case MACIE -> "Macie";
            case SECURITY_HUB -> "Security Hub";
            case JOB -> "Job";
            case CONTENT_TYPE -> "Content type";
            case NAME -> "Name";
        };
    }
}
