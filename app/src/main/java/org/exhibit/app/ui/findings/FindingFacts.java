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
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the detail says of one finding.
final class FindingFacts {
    private FindingFacts() {}

    /// Rule, level, title and subject, then the three parts that no finding is shown without.
    static List<Node> head(
            Finding finding, FindingsContent content, TimeDisplay times, Node triage) {
        Label rule = new Label(finding.rule());
        rule.getStyleClass().add("id-tag");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, rule, FindingBadges.of(finding.level()), space, triage);
        line.setAlignment(Pos.CENTER_LEFT);
        return List.of(
                line,
                text(finding.title(), "detail-title"),
                text(finding.subject(), "mono"),
                part("Known", FindingText.known(finding, times), "known"),
                part("Unknown", FindingText.unknown(finding, content, times), "unknown"),
                part("Not claimed", FindingText.notClaimed(finding), "not-claimed"));
    }

    private static Node part(String title, String body, String style) {
        VBox part = new VBox(2, text(title, "small-title"), text(body, "small"));
        part.getStyleClass().addAll("finding-part", style);
        return part;
    }

    /// The fields that fitted, then the controls the rule bears on and who says so.
    static List<Node> controls(Finding finding) {
        List<Node> lines = new ArrayList<>();
        lines.add(text("Matched fields", "small-title"));
        finding.matched().forEach((field, value) -> lines.add(pair(field, value)));
        if (finding.matched().isEmpty()) {
            lines.add(text("The rule compared no single field.", "small", "muted"));
        }
        lines.add(text("Controls", "small-title"));
        for (Control control : finding.controls()) {
            HBox line = pair(control.framework() + ' ' + control.version(), control.id());
            Label who = text(control.mapping(), "caption", "muted");
            line.getChildren().add(who);
            lines.add(line);
        }
        lines.add(
                text(
                        finding.controls().isEmpty()
                                ? "No control is mapped to this rule."
                                : "An analyst mapping is engineering judgement, not part of the"
                                        + " frameworks; whether a control is met is for the"
                                        + " examiner to say.",
                        "small",
                        "muted"));
        return lines;
    }

    private static HBox pair(String name, String value) {
        Label left = text(name, "small", "muted", "finding-field");
        Label right = text(value, "mono");
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(8, left, right);
    }

    /// Decisions, the latest first.
    static List<Node> history(List<Triage.Decision> decisions, TimeDisplay times) {
        List<Node> lines = new ArrayList<>();
        for (Triage.Decision decision : decisions.reversed()) {
            Label who =
                    text(times.exact(decision.at()) + " by " + decision.author(), "small", "muted");
            HBox line = new HBox(8, FindingBadges.of(decision.state()), who);
            line.setAlignment(Pos.CENTER_LEFT);
            lines.add(
                    new VBox(
                            2,
                            line,
                            text(
                                    decision.reason().isEmpty()
                                            ? "No reason was given."
                                            : decision.reason(),
                                    "small")));
        }
        if (lines.isEmpty()) {
            lines.add(text("Nobody has judged this finding yet.", "small", "muted"));
        }
        return lines;
    }

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

    private static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
