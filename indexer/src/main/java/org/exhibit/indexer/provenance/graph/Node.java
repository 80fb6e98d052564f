package org.exhibit.indexer.provenance.graph;

import java.util.List;

/// Something a graph names.
///
/// @param label what people read
/// @param labels what it is said to be, in their order; own claims first of each label
public record Node(NodeId id, String label, List<LabelClaim> labels) {
    public Node {
        labels = labels.stream().sorted().distinct().toList();
    }

    /// A node that is called what it is named.
    public static Node of(NodeId id) {
        return new Node(id, id.name(), List.of());
    }

    public static Node of(NodeId id, String label) {
        return new Node(id, label, List.of());
    }

    public NodeKind kind() {
        return id.kind();
    }

    public Node with(List<LabelClaim> claims) {
        return new Node(id, label, claims);
    }

    /// Whether the thing itself is said to be so.
    public boolean isCalled(String name) {
        return labels.stream().anyMatch(claim -> claim.own() && claim.label().equals(name));
    }
}
