package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why an edge names the version it names, where its own records do not: the write that made the
/// version, what says that no later write went unseen, or that one may have, and what says whether
/// the bucket kept versions. One thread at a time.
final class Bindings {
    private final Coverage coverage;
    private final ObjectReader objects;
    private final Proofs proofs;
    private final Map<NodeId, Map<String, List<Access>>> byRecord = new HashMap<>();

    Bindings(Coverage coverage, ObjectReader objects, Proofs proofs) {
        this.coverage = coverage;
        this.objects = objects;
        this.proofs = proofs;
    }

    List<Evidence> of(Edge edge) throws IOException {
        List<Evidence> found = new ArrayList<>();
        for (NodeId end : List.of(edge.from(), edge.to())) {
            switch (end.kind()) {
                case KEY, VERSION, MARKER -> add(end, edge, found);
                default -> {}
            }
        }
        found.removeIf(piece -> edge.evidenceIds().contains(piece.id()));
        return found;
    }

    private void add(NodeId end, Edge edge, List<Evidence> into) throws IOException {
        Starts.ObjectName name = Starts.objectOf(end);
        ObjectFacts facts = objects.facts(name.bucket(), name.key());
        Map<String, List<Access>> known = byRecord(facts);
        boolean any = false;
        boolean named = true;
        for (String id : edge.evidenceIds()) {
            for (Access access : known.getOrDefault(id, List.of())) {
                any = true;
                named &= access.asked() != null;
                into.addAll(settled(facts, access));
                into.addAll(unbroken(facts, access));
            }
        }
        Access birth = end.kind() == NodeKind.VERSION ? facts.versions().writeOf(end) : null;
        if (birth != null && !(any && named)) {
            into.add(evidence(birth));
        }
    }

    private Map<String, List<Access>> byRecord(ObjectFacts facts) {
        return byRecord.computeIfAbsent(
                facts.keyNode(),
                key -> {
                    Map<String, List<Access>> found = new HashMap<>();
                    for (Access access : facts.accesses()) {
                        for (StoredEvent record : access.records()) {
                            found.computeIfAbsent(record.id(), id -> new ArrayList<>()).add(access);
                        }
                    }
                    return found;
                });
    }

    private List<Evidence> settled(ObjectFacts facts, Access access) throws IOException {
        Proof proof = facts.versions().settledBy(access);
        return proof == null ? List.of() : proofs.evidence(List.of(proof), Instant.EPOCH);
    }

    /// From the write of what a read met to the read.
    private List<Evidence> unbroken(ObjectFacts facts, Access access) throws IOException {
        @Nullable Access write = facts.boundTo(access);
        Instant from = write == null ? null : write.time();
        Instant to = access.time();
        if (write == null || from == null || to == null || !from.isBefore(to)) {
            return List.of();
        }
        List<Evidence> found =
                new ArrayList<>(
                        proofs.evidence(
                                Standing.of(
                                                coverage.absence(
                                                        new Watched.Objects(
                                                                facts.bucket(), facts.key()),
                                                        Act.WRITE,
                                                        new Interval(from, to)))
                                        .proofs(),
                                from));
        found.add(evidence(write));
        return found;
    }

    /// Of several records of one write the first tells its version.
    private static Evidence evidence(Access write) {
        return Evidence.of(
                write.records().getFirst(),
                "requestParameters.key",
                "responseElements.x-amz-version-id",
                "key");
    }
}
