package org.exhibit.app.ui.provenance;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.ArrayList;
import java.util.List;

/// How strengths are drawn, and one line on the answer.
final class Legend {
    private Legend() {}

    static void fill(HBox legend) {
        List<Node> entries = new ArrayList<>();
        for (Strength strength : List.of(Strength.values()).reversed()) {
            Group sample = new Group(stroke("lineage-edge", strength.word()));
            if (strength == Strength.CORROBORATED) {
                sample.getChildren().add(stroke("lineage-edge-core"));
            }
            entries.add(entry(sample, strength.word(), meaning(strength)));
        }
        entries.add(
                entry(
                        new Group(stroke("lineage-edge", "recorded", "outward")),
                        "exposure",
                        "went outside"));
        Group unknown = GapHatch.of(GapKind.LOGGING_OFF, 0, 0, 26, 13);
        entries.add(entry(unknown, "unknown", "what a gap may hide"));
        Label summary = new Label();
        summary.getStyleClass().addAll("small", "muted");
        entries.add(summary);
        legend.getChildren().setAll(entries);
    }

    static void say(HBox legend, String summary) {
        if (legend.getChildren().getLast() instanceof Label label) {
            label.setText(summary);
        }
    }

    private static SVGPath stroke(String... styles) {
        SVGPath path = new SVGPath();
        path.setContent("M0 0h34");
        path.getStyleClass().addAll(styles);
        return path;
    }

    private static Label entry(Node sample, String text, String meaning) {
        Label label = new Label(text, sample);
        label.getStyleClass().add("small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setTooltip(new Tooltip(meaning));
        return label;
    }

    private static String meaning(Strength strength) {
        return switch (strength) {
            case CORROBORATED -> "independent records agree";
            case RECORDED -> "one record names both ends";
            case INFERRED -> "a rule leaves one candidate";
            case POSSIBLE -> "several candidates, or a gap";
        };
    }
}
