package org.exhibit.app.ui.timeline;

import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

import java.util.List;
import java.util.Locale;

/// The strokes that stand for "nothing can be said"; why is told by their pattern.
final class Hatch {
    private Hatch() {}

    /// @param area the span, as high as the lanes
    /// @param status as `CoverageStatus` names it
    static List<Node> of(Rectangle area, String status) {
        String cause =
                switch (status) {
                    case "NOT_COLLECTED" -> "off";
                    case "LOST" -> "missing";
                    case "PARTIAL", "BEST_EFFORT" -> "partial";
                    default -> "unknown";
                };
        area.getStyleClass().addAll("hatch-ground", "hatch-" + cause);
        double step = cause.equals("partial") ? 12 : 6;
        SVGPath strokes = new SVGPath();
        StringBuilder path = new StringBuilder(lines(area, step, false));
        if (cause.equals("missing")) {
            path.append(lines(area, step, true));
        }
        strokes.setContent(path.toString());
        strokes.getStyleClass().addAll("hatch-lines", "hatch-" + cause);
        strokes.setMouseTransparent(true);
        Rectangle clip = new Rectangle(area.getX(), area.getY(), area.getWidth(), area.getHeight());
        strokes.setClip(clip);
        return List.of(area, strokes);
    }

    /// Strokes at 45 degrees over the whole area; the clip cuts what stands over.
    private static String lines(Rectangle area, double step, boolean falling) {
        StringBuilder path = new StringBuilder();
        double high = area.getHeight();
        // Counted from the left edge of the pane, so that neighbours' strokes meet.
        double first = Math.floor((area.getX() - high) / step) * step;
        for (double x = first; x < area.getX() + area.getWidth(); x += step) {
            path.append(
                    falling
                            ? String.format(
                                    Locale.ROOT, "M%.1f %.1fl%.1f %.1f", x, area.getY(), high, high)
                            : String.format(
                                    Locale.ROOT,
                                    "M%.1f %.1fl%.1f %.1f",
                                    x,
                                    area.getY() + high,
                                    high,
                                    -high));
        }
        return path.toString();
    }
}
