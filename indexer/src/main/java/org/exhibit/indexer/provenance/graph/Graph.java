package org.exhibit.indexer.provenance.graph;

import java.util.List;
import java.util.Optional;

/// Nodes and edges between them. Immutable; the same evidence and the same decisions give an equal
/// graph.
///
/// @param nodes by id, each once
/// @param edges by time, then ends and kind
/// @param judged the edges whose strength a person set, and what the rules say of them
public record Graph(List<Node> nodes, List<Edge> edges, List<Judged> judged) {
    public Graph {
        nodes = nodes.stream().sorted(java.util.Comparator.comparing(Node::id)).toList();
        edges = edges.stream().sorted().toList();
        judged = List.copyOf(judged);
    }

    /// As the rules have it.
    public Graph(List<Node> nodes, List<Edge> edges) {
        this(nodes, edges, List.of());
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

    /// What a person decided about an edge; empty where the rules' word stands.
    public Optional<Judged> judged(Edge edge) {
        return judged.stream().filter(each -> each.decision().isAbout(edge)).findFirst();
    }
}
