package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.indexer.coverage.GapKind;

/// Words on a hatched ground: where logs stopped, and why.
final class GapLine extends Region {
    private static final double LEFT = 8;

    private final Group hatch = new Group();
    private final Label words = new Label("", Glyph.WARNING.icon(14, "warning-icon"));
    private GapKind kind = GapKind.NO_CONFIGURATION;

    GapLine() {
        getStyleClass().add("gap-line");
        words.getStyleClass().addAll("small", "gap-words");
        words.setAlignment(Pos.CENTER_LEFT);
        hatch.setManaged(false);
        words.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(hatch, words);
    }

    void show(GapRow gap, String text) {
        kind = gap.stretch().kind();
        words.setText(text);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        hatch.getChildren().setAll(GapHatch.of(kind, 0, 2, getWidth(), Math.max(1, height - 4)));
        double wide = Math.min(words.prefWidth(-1), Math.max(0, getWidth() - 2 * LEFT));
        words.resizeRelocate(LEFT, 2, wide, height - 4);
    }
}
