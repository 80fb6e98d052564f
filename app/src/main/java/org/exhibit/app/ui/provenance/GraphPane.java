package org.exhibit.app.ui.provenance;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.reports.figure.LineagePicture;
import org.exhibit.reports.figure.LineagePicture.Point;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The graph in the window. Nodes keep their places when edges are hidden.
final class GraphPane extends Group {
    /// A point of the layout in px.
    private static final double PX = 1.25;

    private static final double LEAST_ZOOM = 0.2;
    private static final double LEAST_FIT = 0.5;
    private static final double MOST_ZOOM = 3;

    private final Pane paper = new Pane();
    private final Scale scale = new Scale(1, 1);
    private final List<EdgePath> edges = new ArrayList<>();
    private final List<NodeCard> nodes = new ArrayList<>();
    private final Consumer<Edge> selectEdge;
    private final Consumer<NodeId> selectNode;

    GraphPane(Consumer<Edge> selectEdge, Consumer<NodeId> selectNode) {
        this.selectEdge = selectEdge;
        this.selectNode = selectNode;
        paper.getTransforms().add(scale);
        paper.getStyleClass().add("lineage-paper");
        getChildren().add(paper);
    }

    void show(LineagePicture picture, Set<NodeId> starts) {
        edges.clear();
        nodes.clear();
        for (LineagePicture.Way way : picture.ways()) {
            List<Point> points =
                    way.points().stream().map(p -> new Point(p.x() * PX, p.y() * PX)).toList();
            EdgePath path = new EdgePath(way.edge(), points);
            path.setOnMouseClicked(e -> selectEdge.accept(way.edge()));
            edges.add(path);
        }
        for (LineagePicture.Box box : picture.boxes()) {
            NodeCard card = new NodeCard(box.node(), starts.contains(box.node().id()));
            card.resizeRelocate(box.x() * PX, box.y() * PX, box.width() * PX, box.height() * PX);
            card.setPrefSize(box.width() * PX, box.height() * PX);
            card.setMaxSize(box.width() * PX, box.height() * PX);
            card.setOnMouseClicked(e -> selectNode.accept(box.node().id()));
            card.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER) {
                    selectNode.accept(box.node().id());
                    e.consume();
                }
            });
            nodes.add(card);
        }
        List<Node> all = new ArrayList<>(edges);
        all.addAll(nodes);
        paper.getChildren().setAll(all);
        paper.setPrefSize(picture.width() * PX, picture.height() * PX);
        paper.autosize();
    }

    /// Shows these edges and nodes, and hides all others.
    void reveal(Set<Edge> shownEdges, Set<NodeId> shownNodes) {
        edges.forEach(path -> path.setVisible(shownEdges.contains(path.edge())));
        nodes.forEach(card -> card.setVisible(shownNodes.contains(card.node().id())));
    }

    void select(@Nullable Edge edge) {
        edges.forEach(path -> path.select(path.edge().equals(edge)));
        nodes.forEach(Node::toFront);
    }

    void zoom(double factor) {
        zoomTo(scale.getX() * factor);
    }

    /// Makes the whole graph fit into a room, never larger than life nor too small to be read.
    void fit(double width, double height) {
        double wide = width / Math.max(1, paper.getPrefWidth());
        double high = height / Math.max(1, paper.getPrefHeight());
        zoomTo(Math.clamp(Math.min(wide, high), LEAST_FIT, 1));
    }

    private void zoomTo(double wanted) {
        double factor = Math.clamp(wanted, LEAST_ZOOM, MOST_ZOOM);
        scale.setX(factor);
        scale.setY(factor);
    }
}
