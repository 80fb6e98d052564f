package org.exhibit.reports.figure;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Node;

import java.util.List;

/// Where the nodes and edges of a graph lie when it is drawn: content flows from left to right.
/// Lengths are in points, from the left upper corner.
///
/// @param boxes one a node, by node id
/// @param ways one an edge, in the order of the edges
public record LineagePicture(double width, double height, List<Box> boxes, List<Way> ways) {
    public LineagePicture {
        boxes = List.copyOf(boxes);
        ways = List.copyOf(ways);
    }

    /// The room of a node.
    public record Box(Node node, double x, double y, double width, double height) {}

    /// The bends of an edge, from its upstream to its downstream end; at least two points.
    public record Way(Edge edge, List<Point> points) {
        public Way {
            points = List.copyOf(points);
        }
    }

    /// A place in the picture.
    public record Point(double x, double y) {}
}
