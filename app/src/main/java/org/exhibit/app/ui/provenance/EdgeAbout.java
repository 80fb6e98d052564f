package org.exhibit.app.ui.provenance;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Strength;

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
        HBox strength = new HBox(8, meter(edge.strength()));
        strength.getChildren()
                .add(
                        line(
                                edge.kind().word()
                                        + ", "
                                        + edge.strength().word()
                                        + " by "
                                        + edge.rule()
                                        + "; "
                                        + EdgeText.records(edge),
                                "small"));
        lines.add(strength);
        String facts = EdgeText.facts(edge, times);
        if (!facts.isEmpty()) {
            lines.add(line(facts, "small", "muted"));
        }
        if (!edge.basis().isEmpty()) {
            lines.add(line("Rests besides on " + EdgeText.basis(edge), "small", "muted"));
        }
        lines.add(line("Why this strength. " + EdgeText.why(edge), "small"));
        lines.add(line("What would raise it. " + EdgeText.raise(edge), "small"));
        return lines;
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
        for (int step = 0; step < Strength.values().length; step++) {
            Region bar = new Region();
            bar.getStyleClass().addAll("step", step <= strength.ordinal() ? "full" : "empty");
            meter.getChildren().add(bar);
        }
        meter.setAccessibleText(strength.word());
        return meter;
    }
}
