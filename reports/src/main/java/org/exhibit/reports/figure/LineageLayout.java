package org.exhibit.reports.figure;

import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.reports.figure.LineagePicture.Box;
import org.exhibit.reports.figure.LineagePicture.Point;
import org.exhibit.reports.figure.LineagePicture.Way;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Places the nodes of a graph in layers, upstream on the left, with few crossings. The same graph
/// gives the same picture.
public final class LineageLayout {
    /// Room of a thing that is content, in points.
    public static final double WIDTH = 148;

    public static final double HEIGHT = 46;

    private static final double MARGIN = 16;

    private LineageLayout() {}

    public static LineagePicture of(Graph graph) {
        ElkNode root = ElkGraphUtil.createGraph();
        options(root);
        Map<NodeId, ElkNode> places = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            ElkNode place = ElkGraphUtil.createNode(root);
            place.setDimensions(WIDTH, HEIGHT);
            places.put(node.id(), place);
        }
        List<ElkEdge> routes = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            routes.add(
                    ElkGraphUtil.createSimpleEdge(
                            end(places, edge.from()), end(places, edge.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<Box> boxes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            ElkNode place = end(places, node.id());
            boxes.add(new Box(node, place.getX(), place.getY(), WIDTH, HEIGHT));
        }
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            ways.add(new Way(graph.edges().get(i), points(routes.get(i))));
        }
        return new LineagePicture(root.getWidth(), root.getHeight(), boxes, ways);
    }

    private static ElkNode end(Map<NodeId, ElkNode> places, NodeId id) {
        ElkNode place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("an edge leads to " + id + ", which is no node");
        }
        return place;
    }

    private static void options(ElkNode root) {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, 32.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 92.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 28.0);
        // Ties are broken at random otherwise, though from a fixed seed.
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
    }

    private static List<Point> points(ElkEdge route) {
        ElkEdgeSection section = route.getSections().getFirst();
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(new Point(bend.getX(), bend.getY()));
        }
        points.add(new Point(section.getEndX(), section.getEndY()));
        return points;
    }
}
