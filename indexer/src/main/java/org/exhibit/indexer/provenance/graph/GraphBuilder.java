package org.exhibit.indexer.provenance.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Collects nodes and edges in any order. What several rules or records say of the same two ends
/// and kind becomes one edge: the strongest strength with the rules that gave it, all the evidence,
/// the whole span, bytes added up. Not thread-safe.
public final class GraphBuilder {
    private record Place(NodeId from, NodeId to, EdgeKind kind) {}

    private final Map<NodeId, Node> nodes = new TreeMap<>();
    private final Map<Place, List<Edge>> edges = new HashMap<>();

    /// Adds a node; of two labels for the same thing the longer stays, then the greater, and every
    /// claim.
    public GraphBuilder add(Node node) {
        nodes.merge(node.id(), node, GraphBuilder::both);
        return this;
    }

    /// Adds an edge and, where they are missing, plain nodes for its ends.
    public GraphBuilder add(Edge edge) {
        edges.computeIfAbsent(
                        new Place(edge.from(), edge.to(), edge.kind()), place -> new ArrayList<>())
                .add(edge);
        add(Node.of(edge.from(), ""));
        add(Node.of(edge.to(), ""));
        return this;
    }

    public GraphBuilder addAll(Collection<Edge> some) {
        some.forEach(this::add);
        return this;
    }

    public Graph build() {
        List<Node> all = new ArrayList<>();
        for (Node node : nodes.values()) {
            boolean named = !node.label().isEmpty();
            all.add(named ? node : new Node(node.id(), node.id().name(), node.labels()));
        }
        return new Graph(all, edges.values().stream().map(GraphBuilder::merged).toList());
    }

    private static Node both(Node one, Node other) {
        boolean first =
                one.label().length() != other.label().length()
                        ? one.label().length() > other.label().length()
                        : one.label().compareTo(other.label()) >= 0;
        return new Node(
                one.id(),
                first ? one.label() : other.label(),
                Stream.concat(one.labels().stream(), other.labels().stream()).toList());
    }

    private static Edge merged(List<Edge> some) {
        if (some.size() == 1) {
            return some.getFirst();
        }
        List<Edge> sorted = some.stream().sorted(Edge.TOTAL).toList();
        Edge any = sorted.getFirst();
        Strength strength =
                sorted.stream().map(Edge::strength).reduce(any.strength(), Strength::stronger);
        List<RuleId> rules =
                sorted.stream()
                        .filter(edge -> edge.strength() == strength)
                        .flatMap(edge -> edge.rules().stream())
                        .toList();
        return new Edge(
                any.from(),
                any.to(),
                any.kind(),
                strength,
                rules,
                times(sorted.stream().map(Edge::fromTime)).min(Instant::compareTo).orElse(null),
                times(sorted.stream().map(Edge::toTime)).max(Instant::compareTo).orElse(null),
                sorted.stream().flatMap(edge -> edge.evidence().stream()).toList(),
                sorted.stream().flatMap(edge -> edge.counter().stream()).toList(),
                bytes(sorted),
                sorted.getLast().actor(),
                sorted.getLast().coverage(),
                sorted.stream().flatMap(edge -> edge.basis().stream()).toList());
    }

    private static Stream<Instant> times(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /// Bytes of different records add up; the same record told twice does not.
    private static @Nullable Long bytes(List<Edge> sorted) {
        Set<String> counted = new HashSet<>();
        @Nullable Long sum = null;
        for (Edge edge : sorted) {
            List<String> ids = edge.evidenceIds();
            if (edge.bytes() != null && ids.stream().noneMatch(counted::contains)) {
                sum = (sum == null ? 0 : sum) + edge.bytes();
                counted.addAll(ids);
            }
        }
        return sum;
    }
}
