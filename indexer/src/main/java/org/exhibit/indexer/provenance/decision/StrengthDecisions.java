package org.exhibit.indexer.provenance.decision;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.graph.StrengthDecision;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The strengths that people set, replayed from custody. Of several decisions about one edge the
/// last holds.
public final class StrengthDecisions {
    /// Kind of the entries of custody.
    public static final String ENTRY = "edge-strength-set";

    private static final String BY_RULES = "by-rules";

    private final List<StrengthDecision> all;
    private final Map<Place, StrengthDecision> last = new HashMap<>();

    private record Place(NodeId from, NodeId to, EdgeKind kind) {
        static Place of(Edge edge) {
            return new Place(edge.from(), edge.to(), edge.kind());
        }
    }

    private StrengthDecisions(List<StrengthDecision> all) {
        this.all = List.copyOf(all);
        all.forEach(each -> last.put(new Place(each.from(), each.to(), each.kind()), each));
    }

    /// @param custody entries in their order; other kinds are passed over
    public static StrengthDecisions of(List<CustodyEntry> custody) {
        List<StrengthDecision> found = new ArrayList<>();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                read(entry).ifPresent(found::add);
            }
        }
        return new StrengthDecisions(found);
    }

    /// Empty for an entry that another release wrote in words this one does not know.
    private static Optional<StrengthDecision> read(CustodyEntry entry) {
        Map<String, String> details = entry.details();
        Optional<NodeId> from = node(details.getOrDefault("from", ""));
        Optional<NodeId> to = node(details.getOrDefault("to", ""));
        Optional<EdgeKind> kind = EdgeKind.ofWord(details.getOrDefault("edge", ""));
        String word = details.getOrDefault("strength", "");
        Optional<Strength> strength = Strength.ofWord(word);
        if (from.isEmpty()
                || to.isEmpty()
                || kind.isEmpty()
                || strength.isEmpty() && !word.equals(BY_RULES)) {
            return Optional.empty();
        }
        String cited = details.getOrDefault("records", "");
        return Optional.of(
                new StrengthDecision(
                        from.get(),
                        to.get(),
                        kind.get(),
                        strength.orElse(null),
                        details.getOrDefault("reason", ""),
                        cited.isEmpty() ? List.of() : List.of(cited.split(" ", -1)),
                        entry.actor(),
                        entry.at()));
    }

    private static Optional<NodeId> node(String text) {
        int colon = text.indexOf(':');
        return colon < 0 || colon == text.length() - 1
                ? Optional.empty()
                : NodeKind.ofWord(text.substring(0, colon))
                        .map(kind -> new NodeId(kind, text.substring(colon + 1)));
    }

    /// The fields of the entry for a decision.
    ///
    /// @param byRule what the rules say of the edge
    /// @param strength null gives the rules their say again
    /// @param cited content ids
    /// @throws IllegalArgumentException without a reason; and for more than the rules say without a
    ///   record that carries it
    public static Details details(
            Edge edge,
            Strength byRule,
            @Nullable Strength strength,
            String reason,
            List<String> cited) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a strength is set with a reason");
        }
        if (strength != null && strength.compareTo(byRule) > 0 && cited.isEmpty()) {
            throw new IllegalArgumentException(
                    "to raise "
                            + byRule.word()
                            + " to "
                            + strength.word()
                            + " takes a record that carries it");
        }
        return Details.of("from", edge.from().toString())
                .with("edge", edge.kind().word())
                .with("to", edge.to().toString())
                .with("strength", strength == null ? BY_RULES : strength.word())
                .with("by-rules", byRule.word())
                .with("rule", edge.rule())
                .with("reason", reason.strip())
                .with("records", String.join(" ", cited));
    }

    /// Every decision, oldest first.
    public List<StrengthDecision> all() {
        return all;
    }

    /// Every decision on an edge, oldest first.
    public List<StrengthDecision> history(Edge edge) {
        return all.stream().filter(each -> each.isAbout(edge)).toList();
    }

    /// The strength that holds.
    public Strength strength(Edge edge) {
        StrengthDecision decision = last.get(Place.of(edge));
        Strength set = decision == null ? null : decision.strength();
        return set == null ? edge.strength() : set;
    }

    /// The graph with every strength that a person set, each with what the rules say.
    public Graph on(Graph graph) {
        List<Edge> edges = new ArrayList<>();
        List<Judged> judged = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            StrengthDecision decision = last.get(Place.of(edge));
            Strength set = decision == null ? null : decision.strength();
            if (decision == null || set == null) {
                edges.add(edge);
            } else {
                edges.add(edge.withStrength(set));
                judged.add(new Judged(decision, edge.strength()));
            }
        }
        return new Graph(graph.nodes(), edges, judged);
    }
}
