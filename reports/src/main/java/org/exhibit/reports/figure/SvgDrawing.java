package org.exhibit.reports.figure;

import org.exhibit.indexer.provenance.graph.Strength;

import java.util.List;

/// Collects the shapes of one drawing. Holds no text that was not drawn as outlines, so nothing in
/// it can come to life.
final class SvgDrawing {
    private final StringBuilder out = new StringBuilder();

    SvgDrawing(int width, int height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("pt\" height=\"")
                .append(height)
                .append("pt\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\">");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double wide) {
        out.append("<path d=\"M").append(at(x1, y1)).append('L').append(at(x2, y2));
        out.append("\" fill=\"none\" stroke=\"").append(colour);
        out.append("\" stroke-width=\"").append(SvgPath.number(wide)).append("\"/>");
    }

    /// @param dashes lengths on and off, or empty for a solid line
    void stroke(String data, String colour, double wide, String dashes) {
        if (data.isEmpty()) {
            return;
        }
        out.append("<path d=\"").append(data).append("\" fill=\"none\" stroke=\"");
        out.append(colour).append("\" stroke-width=\"").append(SvgPath.number(wide)).append('"');
        if (!dashes.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(dashes).append('"');
        }
        out.append("/>");
    }

    void path(String data, String colour) {
        if (!data.isEmpty()) {
            out.append("<path d=\"")
                    .append(data)
                    .append("\" fill=\"")
                    .append(colour)
                    .append("\"/>");
        }
    }

    void box(double x, double y, double width, double height, String colour, double opacity) {
        String right = SvgPath.number(x + width);
        out.append("<path d=\"M").append(at(x, y)).append('H').append(right);
        out.append('V').append(SvgPath.number(y + height)).append('H').append(SvgPath.number(x));
        out.append("Z\" fill=\"").append(Tint.of(colour, opacity)).append("\"/>");
    }

    void pill(double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"")
                .append(SvgPath.number(x))
                .append("\" y=\"")
                .append(SvgPath.number(y));
        out.append("\" width=\"").append(SvgPath.number(width)).append("\" height=\"");
        out.append(SvgPath.number(height)).append("\" rx=\"").append(SvgPath.number(height / 2));
        out.append("\" fill=\"").append(colour).append("\"/>");
    }

    void mark(MarkKind kind, double x, double y, String colour) {
        switch (kind) {
            case READ -> box(x - 0.9, y - 6.5, 1.8, 13, colour, 1);
            case WRITE -> box(x - 3.5, y - 3.5, 7, 7, colour, 1);
            case PERMISSION ->
                    path(
                            "M"
                                    + at(x, y - 4.4)
                                    + 'L'
                                    + at(x + 4.4, y + 3.6)
                                    + 'L'
                                    + at(x - 4.4, y + 3.6)
                                    + 'Z',
                            colour);
            case LOGGING ->
                    path(
                            "M"
                                    + at(x, y - 4.8)
                                    + 'L'
                                    + at(x + 4.8, y)
                                    + 'L'
                                    + at(x, y + 4.8)
                                    + 'L'
                                    + at(x - 4.8, y)
                                    + 'Z',
                            colour);
            case DELETE -> {
                ring(x, y, colour);
                line(x - 2.6, y - 2.6, x + 2.6, y + 2.6, colour, 1.2);
                line(x - 2.6, y + 2.6, x + 2.6, y - 2.6, colour, 1.2);
            }
            case OTHER -> ring(x, y, colour);
        }
    }

    private void ring(double x, double y, String colour) {
        out.append("<circle cx=\"").append(SvgPath.number(x)).append("\" cy=\"");
        out.append(SvgPath.number(y)).append("\" r=\"3.8\" fill=\"#ffffff\" stroke=\"");
        out.append(colour).append("\" stroke-width=\"1.3\"/>");
    }

    /// A room with a border.
    void frame(
            double x,
            double y,
            double width,
            double height,
            String fill,
            String border,
            double round) {
        out.append("<rect x=\"").append(SvgPath.number(x));
        out.append("\" y=\"").append(SvgPath.number(y));
        out.append("\" width=\"").append(SvgPath.number(width));
        out.append("\" height=\"").append(SvgPath.number(height));
        out.append("\" rx=\"").append(SvgPath.number(round));
        out.append("\" fill=\"").append(fill);
        out.append("\" stroke=\"").append(border).append("\" stroke-width=\"0.8\"/>");
    }

    /// An edge's way, drawn as well as it is founded.
    void route(List<LineagePicture.Point> points, String colour, Strength strength) {
        switch (strength) {
            case CORROBORATED -> {
                route(points, colour, 4, "");
                route(points, "#ffffff", 1.6, "");
            }
            case RECORDED -> route(points, colour, 1.8, "");
            case INFERRED -> route(points, colour, 1.4, "7 4");
            case POSSIBLE -> route(points, colour, 1.2, "1.5 4.5");
        }
    }

    private void route(
            List<LineagePicture.Point> points, String colour, double wide, String dashes) {
        char command = 'M';
        out.append("<path d=\"");
        for (LineagePicture.Point point : points) {
            out.append(command).append(at(point.x(), point.y()));
            command = 'L';
        }
        out.append("\" fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"");
        out.append(SvgPath.number(wide)).append('"');
        if (!dashes.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(dashes).append('"');
        }
        out.append("/>");
    }

    /// The head of an arrow.
    void arrow(LineagePicture.Point from, LineagePicture.Point tip, String colour) {
        double length = Math.hypot(tip.x() - from.x(), tip.y() - from.y());
        double dx = length == 0 ? 1 : (tip.x() - from.x()) / length;
        double dy = length == 0 ? 0 : (tip.y() - from.y()) / length;
        String one = at(tip.x() - 6 * dx - 3 * dy, tip.y() - 6 * dy + 3 * dx);
        String other = at(tip.x() - 6 * dx + 3 * dy, tip.y() - 6 * dy - 3 * dx);
        path("M" + at(tip.x(), tip.y()) + 'L' + one + 'L' + other + 'Z', colour);
    }

    private static String at(double x, double y) {
        return SvgPath.number(x) + ' ' + SvgPath.number(y);
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }
}
