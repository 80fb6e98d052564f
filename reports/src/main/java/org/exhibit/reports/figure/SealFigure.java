package org.exhibit.reports.figure;

import java.util.Locale;

/// The round seal printed beside the signer's name: rings, a line of letters around, a shield with
/// a tick.
public final class SealFigure {
    private static final String BLUE = "#0550ae";
    private static final String LETTERS = "SIGNED EVIDENCE PACK · SIGNED EVIDENCE PACK · ";
    private static final double MIDDLE = 50;
    private static final double RADIUS = 38.5;
    private static final double SIZE = 7.2;

    private SealFigure() {}

    public static String svg(Typeface face) {
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"62pt\" height=\"62pt\"");
        out.append(" viewBox=\"0 0 100 100\">");
        ring(out, 48.5, 1.6);
        ring(out, 46, 0.7);
        ring(out, 34, 0.7);
        double full = 2 * Math.PI * RADIUS;
        double stretch = full / (face.width(LETTERS) * SIZE);
        double along = 0;
        for (int c : LETTERS.codePoints().toArray()) {
            String letter = Character.toString(c);
            double wide = face.width(letter) * SIZE * stretch;
            double turn = (along + wide / 2) / full * 360 - 90;
            String path =
                    face.outline(
                            letter, MIDDLE - face.width(letter) * SIZE / 2, MIDDLE - RADIUS, SIZE);
            if (!path.isEmpty()) {
                out.append("<path transform=\"rotate(");
                out.append(String.format(Locale.ROOT, "%.2f", turn)).append(" 50 50)\" d=\"");
                out.append(path).append("\" fill=\"").append(BLUE).append("\"/>");
            }
            along += wide;
        }
        out.append("<path d=\"M50 27L69 34V49C69 61 61 69 50 74C39 69 31 61 31 49V34Z\" fill=\"");
        out.append(BLUE).append("\"/><path d=\"M41 50L47.5 56.5L60 43\" fill=\"none\"");
        out.append(" stroke=\"#ffffff\" stroke-width=\"4.5\"/></svg>");
        return out.toString();
    }

    private static void ring(StringBuilder out, double radius, double wide) {
        out.append("<circle cx=\"50\" cy=\"50\" r=\"")
                .append(radius)
                .append("\" fill=\"none\" stroke=\"");
        out.append(BLUE).append("\" stroke-width=\"").append(wide).append("\"/>");
    }
}
