package org.exhibit.app.ui.common;

import java.util.List;
import java.util.Locale;

/// Draws bars as one SVG path each series, so that a chart of many bars is a handful of nodes and
/// the stylesheet colours it.
public final class BarChart {
    private BarChart() {}

    /// One bar of a series.
    ///
    /// @param x left edge in px
    /// @param width in px
    /// @param bottom distance of its foot from the chart's foot in px, for stacks
    /// @param height in px
    public record Bar(double x, double width, double bottom, double height) {}

    /// The path of all bars over a foot line.
    public static String path(List<Bar> bars, double foot) {
        StringBuilder path = new StringBuilder(bars.size() * 40);
        for (Bar bar : bars) {
            if (bar.height() > 0) {
                path.append(
                        String.format(
                                Locale.ROOT,
                                "M%.2f %.2fv%.2fh%.2fv%.2fz",
                                bar.x(),
                                foot - bar.bottom(),
                                -bar.height(),
                                bar.width(),
                                bar.height()));
            }
        }
        return path.toString();
    }
}
