package org.exhibit.reports.figure;

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

    private static String at(double x, double y) {
        return SvgPath.number(x) + ' ' + SvgPath.number(y);
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }
}
