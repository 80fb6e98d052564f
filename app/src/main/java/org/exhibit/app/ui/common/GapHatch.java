package org.exhibit.app.ui.common;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

import org.exhibit.indexer.coverage.GapKind;

import java.util.Locale;

/// The hatch over a span about which nothing, or little, can be said; one form a cause.
public final class GapHatch {
    private GapHatch() {}

    public static Group of(GapKind kind, double left, double top, double width, double height) {
        Group hatch = new Group();
        Rectangle ground = new Rectangle(left, top, width, height);
        ground.getStyleClass().add(kind == GapKind.IN_PART ? "gap-part" : "gap-ground");
        hatch.getChildren().add(ground);
        SVGPath lines = new SVGPath();
        lines.setContent(
                switch (kind) {
                    case NONE -> "";
                    case LOGGING_OFF -> lines(left, top, width, height, 6, false);
                    case FILES_MISSING ->
                            lines(left, top, width, height, 6, false)
                                    + lines(left, top, width, height, 6, true);
                    case NOT_ENABLED -> lines(left, top, width, height, 9, false);
                    case IN_PART -> lines(left, top, width, height, 4, false);
                    case NO_CONFIGURATION -> dots(left, top, width, height);
                });
        lines.getStyleClass().add(kind == GapKind.IN_PART ? "gap-thin" : "gap-lines");
        hatch.getChildren().add(lines);
        if (kind != GapKind.IN_PART) {
            Rectangle edge = new Rectangle(left, top, width, height);
            boolean dashed = kind == GapKind.NOT_ENABLED || kind == GapKind.NO_CONFIGURATION;
            edge.getStyleClass().addAll("gap-edge", dashed ? "dashed" : "solid");
            hatch.getChildren().add(edge);
        }
        return hatch;
    }

    /// Lines at 45° cut to the rectangle, rising, or falling where `mirrored`.
    private static String lines(
            double left, double top, double width, double height, double every, boolean mirrored) {
        StringBuilder path = new StringBuilder();
        for (double offset = every; offset < width + height; offset += every) {
            double x1 = Math.min(offset, width);
            double y1 = offset - x1;
            double y2 = Math.min(offset, height);
            double x2 = offset - y2;
            path.append('M').append(at(mirrored ? left + width - x1 : left + x1, top + y1));
            path.append('L').append(at(mirrored ? left + width - x2 : left + x2, top + y2));
        }
        return path.toString();
    }

    private static String dots(double left, double top, double width, double height) {
        StringBuilder path = new StringBuilder();
        for (double y = 4; y < height; y += 6) {
            for (double x = 3; x < width; x += 6) {
                path.append('M').append(at(left + x, top + y)).append("h1");
            }
        }
        return path.toString();
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }
}
