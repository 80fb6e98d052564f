package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.VersionLife;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The first and the last thing that records tell of one node; what lies between them lies between
/// two known facts.
///
/// @param first the earlier, timed
/// @param last the later, timed
record KnownFacts(Evidence first, Evidence last) {
    private static final Comparator<Evidence> BY_START =
            Comparator.comparing(KnownFacts::from).thenComparing(Evidence::id);
    private static final Comparator<Evidence> BY_END =
            Comparator.comparing(KnownFacts::to).thenComparing(Evidence::id);

    private static Instant from(Evidence evidence) {
        Instant from = evidence.from();
        return from == null ? Instant.MAX : from;
    }

    private static Instant to(Evidence evidence) {
        Instant to = evidence.to();
        return to == null ? Instant.MIN : to;
    }

    Instant start() {
        return from(first);
    }

    Instant end() {
        return to(last);
    }

    /// Empty where fewer than two records tell of the node.
    static List<KnownFacts> of(Graph graph, NodeId id, ObjectReader objects) throws IOException {
        boolean object = id.kind() == NodeKind.KEY || id.kind() == NodeKind.VERSION;
        List<Evidence> told = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            boolean touching = edge.from().equals(id) || edge.to().equals(id);
            if (touching && isAbout(edge, object)) {
                told.addAll(edge.evidence());
            }
        }
        if (object) {
            Starts.ObjectName name = Starts.objectOf(id);
            addRequests(objects.facts(name.bucket(), name.key()), id, told);
        }
        told.removeIf(piece -> piece.from() == null || piece.to() == null);
        if (told.isEmpty()) {
            return List.of();
        }
        Evidence first = told.stream().min(BY_START).orElseThrow();
        Evidence last = told.stream().max(BY_END).orElseThrow();
        return from(first).isBefore(to(last)) ? List.of(new KnownFacts(first, last)) : List.of();
    }

    /// By what content flowed between an object and a job tells first of the job: when it was
    /// configured is no fact of the object, which may not have been made yet.
    private static boolean isAbout(Edge edge, boolean object) {
        return switch (edge.kind().role()) {
            case DATA, MEMBER -> !object;
            case ACT -> true;
            case CHAIN, STATE -> false;
        };
    }

    private static void addRequests(ObjectFacts facts, NodeId id, List<Evidence> into) {
        for (Access access : facts.accesses()) {
            if (access.succeeded() && facts.versions().of(access).equals(id)) {
                into.addAll(access.evidence());
            }
        }
        for (VersionLife life : facts.versions().lives()) {
            Access death = life.death();
            if (life.id().equals(id) && death != null) {
                into.addAll(death.evidence());
            }
        }
    }
}
