package org.exhibit.app.ui.provenance;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.reports.figure.LineagePicture.Point;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An edge as drawn: its line tells the strength, and so does its letter.
final class EdgePath extends Group {
    private static final Set<EdgeKind> OUTWARD =
            EnumSet.of(
                    EdgeKind.EXPOSED,
                    EdgeKind.SHARED,
                    EdgeKind.DOWNLOADED,
                    EdgeKind.RELAYED,
                    EdgeKind.COPIED_BY);
    private static final double BEND = 6;

    private final Edge edge;
    private final List<SVGPath> lines = new ArrayList<>();
    private final SVGPath head = new SVGPath();

    /// @param points in px
    /// @param set whether a person set its strength
    EdgePath(Edge edge, List<Point> points, boolean set) {
        this.edge = edge;
        String way = path(points);
        SVGPath grip = line(way, "lineage-grip");
        SVGPath line = line(way, "lineage-edge", edge.strength().word());
        lines.add(line);
        getChildren().addAll(grip, line);
        if (OUTWARD.contains(edge.kind())) {
            line.getStyleClass().add("outward");
            head.getStyleClass().add("outward");
        }
        if (edge.strength() == Strength.CORROBORATED) {
            getChildren().add(line(way, "lineage-edge-core"));
        }
        Point tip = points.getLast();
        head.setContent(String.format(Locale.ROOT, "M%.1f %.1fl-7 -3.5v7z", tip.x(), tip.y()));
        head.getStyleClass().add("lineage-head");
        Text word =
                new Text(points.getFirst().x() + 4, points.getFirst().y() - 3, edge.kind().word());
        word.getStyleClass().add("lineage-word");
        getChildren().addAll(head, word);
        if (edge.strength() != Strength.RECORDED || set) {
            String letter = edge.strength().word().substring(0, 1).toUpperCase(Locale.ROOT);
            letter(set ? letter + " set" : letter, tip);
        }
    }

    /// In a small frame on the last stretch.
    private void letter(String letter, Point tip) {
        Text text = new Text(letter);
        text.getStyleClass().add("lineage-letter");
        double width = text.getLayoutBounds().getWidth() + 8;
        double left = tip.x() - 12 - width;
        text.setX(left + 4);
        text.setY(tip.y() + 4);
        Rectangle frame = new Rectangle(left, tip.y() - 8, width, 16);
        frame.setArcWidth(6);
        frame.setArcHeight(6);
        frame.getStyleClass().add("lineage-letter-frame");
        getChildren().addAll(frame, text);
    }

    Edge edge() {
        return edge;
    }

    void select(boolean selected) {
        for (SVGPath line : lines) {
            line.getStyleClass().remove("selected");
            if (selected) {
                line.getStyleClass().add("selected");
            }
        }
        if (selected) {
            toFront();
        }
    }

    private static SVGPath line(String way, String... styles) {
        SVGPath line = new SVGPath();
        line.setContent(way);
        line.getStyleClass().addAll(styles);
        return line;
    }

    /// The way with rounded bends.
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        append(path, 'M', points.getFirst());
        for (int i = 1; i < points.size() - 1; i++) {
            Point bend = points.get(i);
            append(path, 'L', near(bend, points.get(i - 1)));
            append(path, 'Q', bend);
            append(path, ' ', near(bend, points.get(i + 1)));
        }
        append(path, 'L', points.getLast());
        return path.toString();
    }

    private static Point near(Point bend, Point other) {
        double length = Math.hypot(other.x() - bend.x(), other.y() - bend.y());
        double part = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
        return new Point(
                bend.x() + (other.x() - bend.x()) * part, bend.y() + (other.y() - bend.y()) * part);
    }

    private static void append(StringBuilder path, char command, Point point) {
        path.append(String.format(Locale.ROOT, "%c%.1f %.1f", command, point.x(), point.y()));
    }
}
