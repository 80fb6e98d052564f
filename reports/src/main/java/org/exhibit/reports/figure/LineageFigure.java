package org.exhibit.reports.figure;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.reports.figure.LineagePicture.Box;
import org.exhibit.reports.figure.LineagePicture.Point;
import org.exhibit.reports.figure.LineagePicture.Way;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws a graph of lineage. How well an edge is founded is told by its line and its letter, not by
/// colour: corroborated double, recorded solid, inferred dashed, possible dotted. Same graph, same
/// bytes.
public final class LineageFigure {
    private static final String INK = "#24292f";
    private static final String MUTED = "#57606a";
    private static final String LINE = "#d0d7de";
    private static final String EXPOSURE = "#cf222e";
    private static final String PHI = "#b5307f";
    private static final String SYNTHETIC = "#6f3fc4";
    private static final Set<EdgeKind> OUTWARD =
            EnumSet.of(
                    EdgeKind.EXPOSED,
                    EdgeKind.SHARED,
                    EdgeKind.DOWNLOADED,
                    EdgeKind.RELAYED,
                    EdgeKind.COPIED_BY);
    private static final int LEGEND = 22;

    private final Typeface text;
    private final Typeface fixed;

    public LineageFigure(Typeface text, Typeface fixed) {
        this.text = text;
        this.fixed = fixed;
    }

    /// @return an SVG document
    public String draw(Graph graph) {
        LineagePicture picture = LineageLayout.of(graph);
        double wide = Math.max(picture.width(), 460);
        SvgDrawing svg =
                new SvgDrawing((int) Math.ceil(wide), (int) Math.ceil(picture.height()) + LEGEND);
        svg.box(0, 0, Math.ceil(wide), Math.ceil(picture.height()) + LEGEND, "#ffffff", 1);
        for (Way way : picture.ways()) {
            Strength byRule = graph.judged(way.edge()).map(Judged::byRule).orElse(null);
            way(svg, way, byRule);
        }
        picture.boxes().forEach(box -> box(svg, box));
        legend(svg, picture.height() + LEGEND / 2.0);
        return svg.toString();
    }

    /// @param byRule what the rules say where a person set the strength; else null
    private void way(SvgDrawing svg, Way way, @Nullable Strength byRule) {
        Edge edge = way.edge();
        String colour = colour(edge.kind());
        svg.route(way.points(), colour, edge.strength());
        List<Point> points = way.points();
        Point tip = points.getLast();
        Point before = points.get(points.size() - 2);
        svg.arrow(before, tip, colour);
        Point from = points.getFirst();
        String words =
                edge.kind().word()
                        + (byRule == null
                                ? ""
                                : " ("
                                        + edge.strength().word()
                                        + " set by examiner, rules: "
                                        + byRule.word()
                                        + ')');
        double size = 6;
        // Beside the first stretch, where ways that part later are still apart from other nodes.
        svg.path(text.outline(words, from.x() + 3, from.y() - 2.5, size), MUTED);
        letter(svg, edge.strength(), new Point(tip.x() - 16, tip.y()));
    }

    private void letter(SvgDrawing svg, Strength strength, Point at) {
        if (strength != Strength.RECORDED) {
            String letter = strength.word().substring(0, 1).toUpperCase(Locale.ROOT);
            double half = text.width(letter) * 7 / 2;
            svg.frame(at.x() - 5, at.y() - 5.5, 10, 11, "#ffffff", MUTED, 2);
            svg.path(text.outline(letter, at.x() - half, at.y() + 2.6, 7), INK);
        }
    }

    private void box(SvgDrawing svg, Box box) {
        Node node = box.node();
        boolean unknown = node.kind() == NodeKind.GAP || node.kind() == NodeKind.CONFLICT;
        double round = node.kind().role() == NodeKind.Role.ACTOR ? box.height() / 2 : 5;
        String edge = node.kind() == NodeKind.EXPOSURE ? EXPOSURE : unknown ? MUTED : LINE;
        String fill = unknown ? "#f1f3f5" : "#ffffff";
        svg.frame(box.x(), box.y(), box.width(), box.height(), fill, edge, round);
        if (node.isCalled("PHI")) {
            svg.box(box.x(), box.y(), 3, box.height(), PHI, 1);
        } else if (node.isCalled("SYNTHETIC")) {
            svg.box(box.x(), box.y(), 3, box.height(), SYNTHETIC, 1);
        }
        double left = box.x() + (round > 5 ? 16 : 10);
        double room = box.x() + box.width() - left - 8;
        String labels =
                node.labels().stream().map(LabelClaim::text).collect(Collectors.joining("  "));
        line(svg, text, node.kind().word() + "   " + labels, left, box.y() + 13, 6.6, room, MUTED);
        line(svg, fixed, tail(node.label(), room, 8.2), left, box.y() + 27, 8.2, room, INK);
    }

    /// The end of a long name tells more than its beginning.
    private String tail(String name, double room, double size) {
        String shown = name;
        while (shown.length() > 1 && fixed.width("…" + shown) * size > room) {
            shown = shown.substring(shown.offsetByCodePoints(0, 1));
        }
        return shown.length() == name.length() ? name : "…" + shown;
    }

    private static void line(
            SvgDrawing svg,
            Typeface face,
            String words,
            double x,
            double y,
            double size,
            double room,
            String colour) {
        String shown = words.strip();
        while (!shown.isEmpty() && face.width(shown) * size > room) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        svg.path(face.outline(shown, x, y, size), colour);
    }

    private void legend(SvgDrawing svg, double y) {
        double x = 16;
        for (Strength strength : List.of(Strength.values()).reversed()) {
            svg.route(List.of(new Point(x, y), new Point(x + 30, y)), INK, strength);
            svg.path(text.outline(strength.word(), x + 35, y + 2.4, 7), MUTED);
            x += 48 + text.width(strength.word()) * 7;
        }
        svg.route(List.of(new Point(x, y), new Point(x + 30, y)), EXPOSURE, Strength.RECORDED);
        svg.path(text.outline("exposure", x + 35, y + 2.4, 7), MUTED);
    }

    private static String colour(EdgeKind kind) {
        if (kind == EdgeKind.HOLDS) {
            return "#afb8c1";
        }
        return OUTWARD.contains(kind) ? EXPOSURE : INK;
    }
}
