package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Edges as rules find them, with nodes that carry better labels than ids, and where more lies than
/// was looked at. Not thread-safe.
public final class Found {
    private final List<Edge> edges = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final TreeMap<NodeId, Long> cut = new TreeMap<>();

    public void add(Edge edge) {
        edges.add(edge);
    }

    public void add(Node node) {
        nodes.add(node);
    }

    /// @param members how many there are
    public void cut(NodeId at, long members) {
        cut.merge(at, members, Math::max);
    }

    public void addAll(Found other) {
        edges.addAll(other.edges);
        nodes.addAll(other.nodes);
        other.cut.forEach(this::cut);
    }

    /// The part that touches a node.
    Found touching(NodeId id) {
        Found part = new Found();
        edges.stream()
                .filter(edge -> edge.from().equals(id) || edge.to().equals(id))
                .forEach(part::add);
        part.nodes.addAll(nodes);
        cut.forEach(part::cut);
        return part;
    }

    public List<Edge> edges() {
        return List.copyOf(edges);
    }

    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public TreeMap<NodeId, Long> cut() {
        return new TreeMap<>(cut);
    }
}
