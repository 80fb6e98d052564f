package org.exhibit.indexer.provenance.graph;

import java.util.List;
import java.util.Optional;

/// Nodes and edges between them. Immutable; the same evidence gives an equal graph.
///
/// @param nodes by id, each once
/// @param edges by time, then ends and kind
public record Graph(List<Node> nodes, List<Edge> edges) {
    public Graph {
        nodes = nodes.stream().sorted(java.util.Comparator.comparing(Node::id)).toList();
        edges = edges.stream().sorted().toList();
    }

    public Optional<Node> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    public List<Edge> into(NodeId id) {
        return edges.stream().filter(edge -> edge.to().equals(id)).toList();
    }

    public List<Edge> outOf(NodeId id) {
        return edges.stream().filter(edge -> edge.from().equals(id)).toList();
    }
}
