package org.exhibit.reports.figure;

import org.exhibit.indexer.coverage.GapKind;

/// The hatches of what is not known: lines cut to a rectangle, so that they need no pattern of the
/// viewer.
final class Hatch {
    private static final String GROUND = "#f1f3f5";
    private static final String LINE = "#a3acb6";
    private static final String EDGE = "#57606a";

    private final SvgDrawing svg;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    Hatch(SvgDrawing svg, double left, double top, double width, double height) {
        this.svg = svg;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /// @param colour of the lane's source, `#rrggbb`
    void draw(GapKind kind, String colour) {
        switch (kind) {
            case NONE -> svg.box(left, top, width, height, colour, 0.55);
            case LOGGING_OFF -> {
                ground();
                svg.stroke(lines(6, false), LINE, 0.9, "");
                edge("");
            }
            case FILES_MISSING -> {
                ground();
                svg.stroke(lines(6, false) + lines(6, true), LINE, 0.7, "");
                edge("");
            }
            case NOT_ENABLED -> {
                ground();
                svg.stroke(lines(9, false), LINE, 0.9, "");
                edge("3 2");
            }
            case IN_PART -> {
                svg.box(left, top, width, height, colour, 0.3);
                svg.stroke(lines(4, false), "#ffffff", 0.6, "");
            }
            case NO_CONFIGURATION -> {
                ground();
                svg.stroke(dots(), LINE, 1, "1 4");
                edge("3 2");
            }
        }
    }

    private void ground() {
        svg.box(left, top, width, height, GROUND, 1);
    }

    private void edge(String dashes) {
        String right = SvgPath.number(left + width);
        svg.stroke(
                "M"
                        + at(left, top)
                        + 'H'
                        + right
                        + 'V'
                        + SvgPath.number(top + height)
                        + 'H'
                        + SvgPath.number(left)
                        + 'Z',
                EDGE,
                0.6,
                dashes);
    }

    /// Lines at 45°, rising, or falling where `mirrored`.
    private String lines(double every, boolean mirrored) {
        StringBuilder path = new StringBuilder();
        for (double offset = every; offset < width + height; offset += every) {
            double x1 = Math.min(offset, width);
            double y1 = offset - x1;
            double y2 = Math.min(offset, height);
            double x2 = offset - y2;
            path.append('M').append(at(place(x1, mirrored), top + y1));
            path.append('L').append(at(place(x2, mirrored), top + y2));
        }
        return path.toString();
    }

    private double place(double x, boolean mirrored) {
        return mirrored ? left + width - x : left + x;
    }

    private String dots() {
        StringBuilder path = new StringBuilder();
        for (double y = 3; y < height; y += 5) {
            path.append('M').append(at(left + 1, top + y));
            path.append('H').append(SvgPath.number(left + width - 1));
        }
        return path.toString();
    }

    private static String at(double x, double y) {
        return SvgPath.number(x) + ' ' + SvgPath.number(y);
    }
}
