package org.exhibit.app.ui.provenance;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.reports.figure.LineagePicture;
import org.exhibit.reports.figure.LineagePicture.Point;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The graph in the window, on columns by stage. Nodes keep their places when edges are hidden.
final class GraphPane extends Group {
    /// A point of the layout in px.
    private static final double PX = 1.25;

    private static final double HEADING = 30;
    private static final double BESIDE = 14;
    private static final double LEAST_ZOOM = 0.2;
    private static final double LEAST_FIT = 0.5;
    private static final double MOST_ZOOM = 3;

    private final Pane paper = new Pane();
    private final Scale scale = new Scale(1, 1);
    private final List<EdgePath> edges = new ArrayList<>();
    private final List<NodeCard> nodes = new ArrayList<>();
    private final List<Rectangle> columns = new ArrayList<>();
    private final Consumer<Edge> selectEdge;
    private final Consumer<NodeId> selectNode;
    private final Consumer<NodeId> enterNode;
    private double drawn;
    private double roomHeight;

    GraphPane(Consumer<Edge> selectEdge, Consumer<NodeId> selectNode, Consumer<NodeId> enterNode) {
        this.selectEdge = selectEdge;
        this.selectNode = selectNode;
        this.enterNode = enterNode;
        paper.getTransforms().add(scale);
        paper.getStyleClass().add("lineage-paper");
        getChildren().add(paper);
    }

    /// @param folded whether Enter on a node shows more
    void show(LineagePicture picture, Set<NodeId> starts, Graph graph, Predicate<NodeId> folded) {
        edges.clear();
        nodes.clear();
        for (LineagePicture.Way way : picture.ways()) {
            List<Point> points =
                    way.points().stream()
                            .map(p -> new Point(p.x() * PX, p.y() * PX + HEADING))
                            .toList();
            EdgePath path = new EdgePath(way.edge(), points, graph.judged(way.edge()).isPresent());
            path.setOnMouseClicked(e -> selectEdge.accept(way.edge()));
            edges.add(path);
        }
        for (LineagePicture.Box box : picture.boxes()) {
            NodeId id = box.node().id();
            NodeCard card = new NodeCard(box.node(), starts.contains(id), folded.test(id));
            double width = box.width() * PX;
            double height = box.height() * PX;
            card.hatch(width, height);
            card.resizeRelocate(box.x() * PX, box.y() * PX + HEADING, width, height);
            card.setPrefSize(width, height);
            card.setMaxSize(width, height);
            card.setOnMouseClicked(e -> {
                card.requestFocus();
                if (e.getClickCount() == 2) {
                    enterNode.accept(id);
                } else {
                    selectNode.accept(id);
                }
            });
            card.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER) {
                    enterNode.accept(id);
                    e.consume();
                }
            });
            nodes.add(card);
        }
        drawn = picture.height() * PX + HEADING;
        List<Node> all = new ArrayList<>(stages(picture));
        all.addAll(edges);
        all.addAll(nodes);
        paper.getChildren().setAll(all);
        paper.setPrefSize(picture.width() * PX, drawn);
        paper.autosize();
        stretch();
    }

    private List<Node> stages(LineagePicture picture) {
        columns.clear();
        List<Node> headings = new ArrayList<>();
        for (Stages.Stage stage : Stages.of(picture)) {
            double left = stage.x() * PX - BESIDE;
            double width = stage.width() * PX + 2 * BESIDE;
            Rectangle column = new Rectangle(left, 0, width, drawn);
            column.getStyleClass().add("lineage-stage");
            columns.add(column);
            Label title = new Label(stage.title());
            title.getStyleClass().add("lineage-stage-title");
            title.relocate(left + BESIDE, 8);
            Label count = new Label("" + stage.nodes());
            count.getStyleClass().addAll("caption", "muted");
            count.relocate(left + width - BESIDE - 14, 10);
            headings.addAll(List.of(title, count));
        }
        List<Node> all = new ArrayList<>(columns);
        all.addAll(headings);
        return all;
    }

    /// Columns reach the foot of the room.
    void room(double width, double height) {
        roomHeight = height;
        stretch();
    }

    private void stretch() {
        double high = Math.max(drawn, roomHeight / scale.getY() - 2);
        columns.forEach(column -> column.setHeight(high));
    }

    /// Shows these edges and nodes, and hides all others.
    void reveal(Set<Edge> shownEdges, Set<NodeId> shownNodes) {
        edges.forEach(path -> path.setVisible(shownEdges.contains(path.edge())));
        nodes.forEach(card -> card.setVisible(shownNodes.contains(card.node().id())));
    }

    void select(@Nullable Edge edge) {
        Set<NodeId> ends = new HashSet<>();
        if (edge != null) {
            ends.addAll(List.of(edge.from(), edge.to()));
        }
        edges.forEach(path -> path.select(path.edge().equals(edge)));
        nodes.forEach(card -> card.end(ends.contains(card.node().id())));
        nodes.forEach(Node::toFront);
    }

    void zoom(double factor) {
        zoomTo(scale.getX() * factor);
    }

    /// Makes the whole graph fit into a room, never larger than life nor too small to be read.
    void fit(double width, double height) {
        double wide = width / Math.max(1, paper.getPrefWidth());
        double high = height / Math.max(1, drawn);
        zoomTo(Math.clamp(Math.min(wide, high), LEAST_FIT, 1));
    }

    private void zoomTo(double wanted) {
        double factor = Math.clamp(wanted, LEAST_ZOOM, MOST_ZOOM);
        scale.setX(factor);
        scale.setY(factor);
        stretch();
    }
}
