package org.exhibit.app.ui.timeline;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.event.SourceKind;

/// What shapes, colours and hatches stand for.
final class LifeLegend {
    private LifeLegend() {}

    static Node of() {
        FlowPane legend = new FlowPane(14, 4);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("life-legend");
        for (Mark mark : Mark.values()) {
            SVGPath shape = new SVGPath();
            shape.setContent(mark.path(6, 6));
            shape.getStyleClass().addAll("series", "source-other");
            legend.getChildren().add(entry(mark.word(), new Group(shape)));
        }
        for (SourceKind source : SourceKind.values()) {
            legend.getChildren().add(entry(source.label(), SourceMark.of(source)));
        }
        for (GapKind gap :
                new GapKind[] {
                    GapKind.LOGGING_OFF,
                    GapKind.FILES_MISSING,
                    GapKind.NOT_ENABLED,
                    GapKind.NO_CONFIGURATION,
                    GapKind.IN_PART
                }) {
            legend.getChildren().add(entry(gap.label(), GapHatch.of(gap, 0, 0, 20, 11)));
        }
        Rectangle exposure = new Rectangle(20, 11);
        exposure.getStyleClass().add("life-exposure");
        legend.getChildren().add(entry("exposure", exposure));
        legend.getChildren().add(entry("Colour: source. Shape: kind", new Group()));
        return legend;
    }

    private static Label entry(String text, Node sample) {
        Label label = new Label(text, sample);
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }
}
