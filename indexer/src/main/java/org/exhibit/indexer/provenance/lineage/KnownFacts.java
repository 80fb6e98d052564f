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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The first and the last thing that records tell of one node; what lies between them lies between
/// two known facts.
///
/// @param first the earlier, timed
/// @param last the later, timed
/// @param rests what the two cannot be told without, themselves among it
record KnownFacts(Evidence first, Evidence last, List<Evidence> rests) {
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
        List<List<Evidence>> tellings = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            boolean touching = edge.from().equals(id) || edge.to().equals(id);
            if (touching && isAbout(edge, object)) {
                tellings.add(edge.evidence());
            }
        }
        if (object) {
            Starts.ObjectName name = Starts.objectOf(id);
            addRequests(objects.facts(name.bucket(), name.key()), id, tellings);
        }
        List<Evidence> told =
                tellings.stream()
                        .flatMap(List::stream)
                        .filter(piece -> piece.from() != null && piece.to() != null)
                        .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        Evidence first = told.stream().min(BY_START).orElseThrow();
        Evidence last = told.stream().max(BY_END).orElseThrow();
        if (!from(first).isBefore(to(last))) {
            return List.of();
        }
        List<Evidence> rests = new ArrayList<>(rests(first, tellings));
        rests.addAll(rests(last, tellings));
        return List.of(new KnownFacts(first, last, rests));
    }

    /// What a record tells of the node may be told by it only together with others: of the flows
    /// that make up a relay none names the object, and without one of them their sum does not fit.
    /// Needed is what everything that tells it rests on.
    private static List<Evidence> rests(Evidence piece, List<List<Evidence>> tellings) {
        Map<String, Evidence> needed = new TreeMap<>();
        boolean any = false;
        for (List<Evidence> telling : tellings) {
            Set<String> ids = telling.stream().map(Evidence::id).collect(Collectors.toSet());
            if (!ids.contains(piece.id())) {
                continue;
            }
            if (any) {
                needed.keySet().retainAll(ids);
            } else {
                telling.forEach(each -> needed.put(each.id(), each));
            }
            any = true;
        }
        return List.copyOf(needed.values());
    }

    /// By what content flowed between an object and a job tells first of the job: when it was
    /// configured is no fact of the object, which may not have been made yet. Nor is when a way in
    /// was opened or shut.
    private static boolean isAbout(Edge edge, boolean object) {
        if (edge.to().kind() == NodeKind.EXPOSURE) {
            return false;
        }
        return switch (edge.kind().role()) {
            case DATA, MEMBER -> !object;
            case ACT -> true;
            case CHAIN, STATE -> false;
        };
    }

    private static void addRequests(ObjectFacts facts, NodeId id, List<List<Evidence>> into) {
        for (Access access : facts.accesses()) {
            if (access.succeeded() && facts.versions().of(access).equals(id)) {
                into.add(access.evidence());
            }
        }
        for (VersionLife life : facts.versions().lives()) {
            Access death = life.death();
            if (life.id().equals(id) && death != null) {
                into.add(death.evidence());
            }
        }
    }
}
