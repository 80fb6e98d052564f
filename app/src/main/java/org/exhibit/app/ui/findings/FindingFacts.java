package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What the detail says of one finding.
final class FindingFacts {
    private FindingFacts() {}

    /// The fields that fitted.
    static List<Node> matched(Finding finding) {
        List<Node> lines = new ArrayList<>();
        lines.add(text("Matched fields", "card-title"));
        finding.matched().forEach((field, value) -> lines.add(pair(field, value)));
        if (finding.matched().isEmpty()) {
            lines.add(text("The rule compared no single field.", "small", "muted"));
        }
        return lines;
    }

    private static HBox pair(String name, String value) {
        Label left = text(name, "small", "muted", "finding-field");
        Label right = text(value, "mono");
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(8, left, right);
    }

    /// Decisions and judgements of controls, the latest first.
    static List<Node> history(
            List<Triage.Decision> decisions,
            List<ControlJudgements.Judgement> judgements,
            TimeDisplay times) {
        List<Deed> deeds = new ArrayList<>();
        for (Triage.Decision decision : decisions) {
            deeds.add(
                    new Deed(
                            decision.at(),
                            decision.author(),
                            decision.reason(),
                            FindingBadges.of(decision.state())));
        }
        for (ControlJudgements.Judgement judged : judgements) {
            Label what = text(judged.framework() + ' ' + judged.control() + ": ", "small");
            what.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(4, what, FindingBadges.of(judged.state()));
            line.setAlignment(Pos.CENTER_LEFT);
            deeds.add(new Deed(judged.at(), judged.author(), judged.reason(), line));
        }
        deeds.sort(Comparator.comparing(Deed::at).reversed());
        List<Node> lines = new ArrayList<>();
        for (Deed deed : deeds) {
            Label who = text(times.exact(deed.at()) + " by " + deed.author(), "small", "muted");
            HBox line = new HBox(8, deed.what(), who);
            line.setAlignment(Pos.CENTER_LEFT);
            String why = deed.reason().isEmpty() ? "No reason was given." : deed.reason();
            lines.add(new VBox(2, line, text(why, "small")));
        }
        if (lines.isEmpty()) {
            lines.add(text("Nobody has judged this finding yet.", "small", "muted"));
        }
        return lines;
    }

    private record Deed(Instant at, String author, String reason, Node what) {}

    /// Notes, the latest first, each with a way to take it back.
    static List<Node> notes(
            List<FindingNotes.Note> notes, TimeDisplay times, Consumer<FindingNotes.Note> remove) {
        List<Node> lines = new ArrayList<>();
        for (FindingNotes.Note note : notes.reversed()) {
            String by = "Note " + note.number() + ", " + times.exact(note.at()) + " by ";
            Hyperlink back = new Hyperlink("Take back");
            back.setId("note-remove-" + note.number());
            back.setOnAction(e -> remove.accept(note));
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(8, text(by + note.author(), "small", "muted"), space, back);
            line.setAlignment(Pos.CENTER_LEFT);
            lines.add(new VBox(2, line, text(note.text(), "small")));
        }
        if (lines.isEmpty()) {
            lines.add(text("Nothing was noted about this finding.", "small", "muted"));
        }
        return lines;
    }

    static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
