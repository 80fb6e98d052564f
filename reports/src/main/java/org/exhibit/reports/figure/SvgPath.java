package org.exhibit.reports.figure;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;

/// Path data for SVG, rounded to hundredths so that it is short and the same everywhere.
final class SvgPath {
    private final StringBuilder out = new StringBuilder();

    /// Adds a shape whose y axis points up.
    void add(Shape shape, double x, double y, double scale) {
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> points('M', at, 1, x, y, scale);
                case PathIterator.SEG_LINETO -> points('L', at, 1, x, y, scale);
                case PathIterator.SEG_QUADTO -> points('Q', at, 2, x, y, scale);
                case PathIterator.SEG_CUBICTO -> points('C', at, 3, x, y, scale);
                default -> out.append('Z');
            }
        }
    }

    private void points(char command, double[] at, int count, double x, double y, double scale) {
        out.append(command);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(' ');
            }
            out.append(number(x + at[2 * i] * scale))
                    .append(' ')
                    .append(number(y - at[2 * i + 1] * scale));
        }
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
