package org.exhibit.app.ui.provenance;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A graph too large to be read, with what stands alike in it folded: nodes of one kind that have
/// the same labels and the same edges to the same others become one node. Its edges are as strong
/// as the weakest they stand for and rest on the evidence of all; nothing is left out.
///
/// @param graph as it is drawn
/// @param groups what each folded node stands for
record GraphFold(Graph graph, Map<NodeId, Set<NodeId>> groups) {
    /// More nodes than that are folded.
    static final int MOST = 300;

    private static final int LEAST_MEMBERS = 3;

    GraphFold {
        groups = Map.copyOf(groups);
    }

    /// @param starts never folded
    /// @param opened groups that are shown member by member
    static GraphFold of(Graph graph, Set<NodeId> starts, Set<NodeId> opened) {
        if (graph.nodes().size() <= MOST) {
            return new GraphFold(graph, Map.of());
        }
        Map<NodeId, TreeSet<String>> ties = new HashMap<>();
        for (Edge edge : graph.edges()) {
            String kind = edge.kind().word();
            ties.computeIfAbsent(edge.from(), id -> new TreeSet<>()).add(kind + '>' + edge.to());
            ties.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(kind + '<' + edge.from());
        }
        Map<String, List<Node>> alike = new TreeMap<>();
        for (Node node : graph.nodes()) {
            if (!starts.contains(node.id()) && ties.containsKey(node.id())) {
                String labels = node.labels().stream().map(LabelClaim::text).toList().toString();
                String key = node.kind() + "\n" + labels + "\n" + ties.get(node.id());
                alike.computeIfAbsent(key, each -> new ArrayList<>()).add(node);
            }
        }
        Map<NodeId, NodeId> placed = new HashMap<>();
        Map<NodeId, Set<NodeId>> groups = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (List<Node> members : alike.values()) {
            Node first = members.getFirst();
            NodeId group = new NodeId(NodeKind.BATCH, "like " + first.id());
            if (members.size() >= LEAST_MEMBERS && !opened.contains(group)) {
                Set<NodeId> ids = new TreeSet<>();
                members.forEach(member -> ids.add(member.id()));
                ids.forEach(id -> placed.put(id, group));
                groups.put(group, Set.copyOf(ids));
                nodes.add(new Node(group, label(members), first.labels()));
            }
        }
        graph.nodes().stream().filter(node -> !placed.containsKey(node.id())).forEach(nodes::add);
        return new GraphFold(new Graph(nodes, edges(graph, placed), graph.judged()), groups);
    }

    private static String label(List<Node> members) {
        String kind = members.getFirst().kind().word().replace('-', ' ');
        return Formats.count(members.size()) + " alike: " + kind + ' ' + members.getFirst().label();
    }

    private record Place(NodeId from, NodeId to, EdgeKind kind) {}

    private static List<Edge> edges(Graph graph, Map<NodeId, NodeId> placed) {
        Map<Place, List<Edge>> some = new HashMap<>();
        for (Edge edge : graph.edges()) {
            NodeId from = placed.getOrDefault(edge.from(), edge.from());
            NodeId to = placed.getOrDefault(edge.to(), edge.to());
            some.computeIfAbsent(new Place(from, to, edge.kind()), place -> new ArrayList<>())
                    .add(edge);
        }
        List<Edge> edges = new ArrayList<>();
        some.forEach((place, members) -> edges.add(one(place, members)));
        return edges;
    }

    private static Edge one(Place place, List<Edge> members) {
        Edge any = members.getFirst();
        if (members.size() == 1 && any.from().equals(place.from()) && any.to().equals(place.to())) {
            return any;
        }
        Strength weakest = any.strength();
        List<Evidence> evidence = new ArrayList<>();
        List<Evidence> counter = new ArrayList<>();
        for (Edge each : members) {
            weakest = weakest.weaker(each.strength());
            evidence.addAll(each.evidence());
            counter.addAll(each.counter());
        }
        return new Edge(
                place.from(),
                place.to(),
                place.kind(),
                weakest,
                members.stream().flatMap(each -> each.rules().stream()).toList(),
                Edge.first(evidence),
                Edge.last(evidence),
                evidence,
                counter,
                null,
                "",
                any.coverage(),
                members.stream().flatMap(each -> each.basis().stream()).toList());
    }
}
