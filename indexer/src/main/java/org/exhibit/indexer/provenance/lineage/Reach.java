package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How strongly each node of a graph is tied to the starts: by the best way, which is as strong as
/// its weakest edge.
final class Reach {
    private Reach() {}

    static Map<NodeId, Strength> strengths(Graph graph, Collection<NodeId> starts) {
        Map<NodeId, Strength> best = new HashMap<>();
        for (boolean up : List.of(true, false)) {
            Map<NodeId, Strength> one = oneWay(graph, starts, up);
            one.forEach((id, strength) -> best.merge(id, strength, Strength::stronger));
        }
        starts.forEach(best::remove);
        return best;
    }

    private static Map<NodeId, Strength> oneWay(
            Graph graph, Collection<NodeId> starts, boolean up) {
        Map<NodeId, Strength> best = new HashMap<>();
        starts.forEach(start -> best.put(start, Strength.CORROBORATED));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : graph.edges()) {
                boolean onwards =
                        edge.kind().role() != EdgeKind.Role.STATE
                                && edge.to().kind() != NodeKind.EXPOSURE;
                changed |=
                        onwards
                                && (up
                                        ? relax(edge, edge.to(), edge.from(), best)
                                        : relax(edge, edge.from(), edge.to(), best));
                // Deeds and chains are shown from whichever end is reached; through a gap or a
                // conflict nothing goes on.
                if (edge.kind().role() == EdgeKind.Role.STATE) {
                    changed |= relax(edge, edge.to(), edge.from(), best);
                } else if (edge.to().kind() == NodeKind.EXPOSURE) {
                    // Of what stood open in the same window nothing follows for the rest of it.
                    changed |= relax(edge, edge.from(), edge.to(), best);
                } else if (edge.kind().role() != EdgeKind.Role.DATA) {
                    changed |= relax(edge, edge.to(), edge.from(), best);
                    changed |= relax(edge, edge.from(), edge.to(), best);
                }
            }
        }
        return best;
    }

    /// That someone had power over an instance is recorded; that what the instance did was its
    /// doing is inferred.
    private static Strength strength(Edge edge) {
        return edge.kind() == EdgeKind.CONTROLLED
                ? edge.strength().weaker(Strength.INFERRED)
                : edge.strength();
    }

    private static boolean relax(Edge edge, NodeId from, NodeId to, Map<NodeId, Strength> best) {
        Strength so = best.get(from);
        if (so == null) {
            return false;
        }
        Strength way = so.weaker(strength(edge));
        Strength before = best.get(to);
        if (before != null && before.atLeast(way)) {
            return false;
        }
        best.put(to, way);
        return true;
    }
}
