package org.exhibit.app.ui.provenance;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.graph.StrengthDecision;

import java.util.ArrayList;
import java.util.List;

/// What the dock says of the chosen edge.
final class EdgeAbout {
    private EdgeAbout() {}

    static List<Node> of(Edge edge, ProvenanceViewModel model, TimeDisplay times) {
        List<Node> lines = new ArrayList<>();
        lines.add(line("Selected edge", "caption", "muted"));
        lines.add(
                line(
                        model.label(edge.from()) + "  →  " + model.label(edge.to()),
                        "mono",
                        "emphasised"));
        Label words =
                line(
                        edge.kind().word()
                                + ", "
                                + edge.strength().word()
                                + "; "
                                + EdgeText.records(edge),
                        "small");
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        lines.add(new HBox(8, meter(edge.strength()), words));
        Judged judged = model.graph().judged(edge).orElse(null);
        if (judged != null) {
            lines.add(
                    paragraph(
                            "Set by examiner.",
                            judged.decision().author()
                                    + ", "
                                    + times.exact(judged.decision().at())
                                    + ". The rules say "
                                    + judged.byRule().word()
                                    + ". "
                                    + judged.decision().reason()));
        }
        String facts = EdgeText.facts(edge, times);
        if (!facts.isEmpty()) {
            lines.add(line(facts, "small", "muted"));
        }
        if (!edge.basis().isEmpty()) {
            lines.add(line("Rests besides on " + EdgeText.basis(edge), "small", "muted"));
        }
        Strength byRule = judged == null ? edge.strength() : judged.byRule();
        lines.add(paragraph(EdgeText.whyHeading(byRule), EdgeText.why(byRule)));
        lines.add(paragraph("What would raise it.", EdgeText.raise(byRule)));
        lines.add(paragraph("Checked against.", EdgeText.checks(edge, model.isPartial())));
        return lines;
    }

    static List<Node> rules(Edge edge) {
        List<Node> lines = new ArrayList<>();
        for (RuleId rule : edge.rules()) {
            lines.add(paragraph(rule + ".", RuleText.of(rule)));
            if (!RuleText.row(rule).isEmpty()) {
                lines.add(line(RuleText.row(rule), "small", "muted"));
            }
        }
        return lines;
    }

    static List<Node> history(List<StrengthDecision> decisions, TimeDisplay times) {
        List<Node> lines = new ArrayList<>();
        if (decisions.isEmpty()) {
            lines.add(line("Nobody has set its strength; the rules' word stands.", "muted"));
        }
        for (StrengthDecision each : decisions.reversed()) {
            Strength set = each.strength();
            String records =
                    each.cited().isEmpty() ? "" : "  Records: " + String.join(" ", each.cited());
            lines.add(
                    paragraph(
                            (set == null ? "as the rules say" : set.word())
                                    + ", "
                                    + each.author()
                                    + ", "
                                    + times.exact(each.at())
                                    + ".",
                            each.reason() + records));
        }
        return lines;
    }

    private static Node paragraph(String heading, String text) {
        Text strong = new Text(heading + " ");
        strong.getStyleClass().add("paragraph-head");
        Text rest = new Text(text);
        rest.getStyleClass().add("paragraph-text");
        TextFlow flow = new TextFlow(strong, rest);
        flow.setAccessibleText(heading + ' ' + text);
        return flow;
    }

    private static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Four bars, as many of them filled as the strength has steps.
    private static Node meter(Strength strength) {
        HBox meter = new HBox(2);
        meter.getStyleClass().add("strength-meter");
        meter.setMinWidth(Region.USE_PREF_SIZE);
        for (int step = 0; step < Strength.values().length; step++) {
            Region bar = new Region();
            bar.getStyleClass().addAll("step", step <= strength.ordinal() ? "full" : "empty");
            meter.getChildren().add(bar);
        }
        meter.setAccessibleText(strength.word());
        return meter;
    }
}
