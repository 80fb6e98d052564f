package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.rule.Declared;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts labels on the nodes of a graph: what subjects and tags say of a thing itself, and what
/// comes along the edges by which content flows, as strong as the weakest of them.
final class Labels {
    private final Declared declared;
    private final ObjectReader objects;
    private final Tags tags;

    Labels(Declared declared, ObjectReader objects) {
        this.declared = declared;
        this.tags = new Tags(objects);
        this.objects = objects;
    }

    Graph put(Graph graph) throws IOException {
        Map<NodeId, Map<String, LabelClaim>> claims = new HashMap<>();
        for (Node node : graph.nodes()) {
            for (LabelClaim claim : own(node.id())) {
                claims.computeIfAbsent(node.id(), id -> new TreeMap<>()).put(claim.label(), claim);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : graph.edges()) {
                changed |= carries(edge) && flow(edge, claims);
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            nodes.add(node.with(List.copyOf(claims.getOrDefault(node.id(), Map.of()).values())));
        }
        return new Graph(nodes, graph.edges());
    }

    private static boolean carries(Edge edge) {
        return switch (edge.kind()) {
            case INFLUENCED_BY, CODE_CHANGED, DEPLOYED -> false;
            default -> edge.kind().role() == EdgeKind.Role.DATA;
        };
    }

    private static boolean flow(Edge edge, Map<NodeId, Map<String, LabelClaim>> claims) {
        boolean changed = false;
        for (LabelClaim claim : List.copyOf(claims.getOrDefault(edge.from(), Map.of()).values())) {
            LabelClaim arrived = claim.over(edge, edge.from());
            Map<String, LabelClaim> there =
                    claims.computeIfAbsent(edge.to(), id -> new TreeMap<>());
            LabelClaim before = there.get(claim.label());
            boolean better =
                    before == null
                            || (!before.own()
                                    && (arrived.strength().compareTo(before.strength()) > 0
                                            || (arrived.strength() == before.strength()
                                                    && arrived.basis().compareTo(before.basis())
                                                            < 0)));
            if (better) {
                there.put(claim.label(), arrived);
                changed = true;
            }
        }
        return changed;
    }

    private List<LabelClaim> own(NodeId id) throws IOException {
        List<LabelClaim> found = new ArrayList<>();
        switch (id.kind()) {
            case KEY, VERSION -> {
                Starts.ObjectName object = Starts.objectOf(id);
                for (Declared.LabelRule rule : declared.labels()) {
                    if (rule.covers(object.bucket(), object.key())) {
                        found.add(LabelClaim.own(rule.label(), rule.basis()));
                    }
                }
                found.addAll(tags.ofObject(objects.facts(object.bucket(), object.key()), id));
                found.addAll(tags.ofBucket(object.bucket()));
            }
            case PREFIX, BUCKET -> {
                found.addAll(tags.ofBucket(id.name().substring("s3://".length()).split("/", 2)[0]));
                for (Declared.LabelRule rule : declared.labels()) {
                    String bucket = "s3://" + rule.bucket();
                    boolean inside =
                            !rule.whole()
                                    && (id.name().startsWith(bucket + '/' + rule.prefix())
                                            || (rule.prefix().isEmpty()
                                                    && id.name().equals(bucket)));
                    if (inside) {
                        found.add(LabelClaim.own(rule.label(), rule.basis()));
                    }
                }
            }
            default -> {}
        }
        return found;
    }
}
