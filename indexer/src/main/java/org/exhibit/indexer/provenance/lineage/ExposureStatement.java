package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.rule.Found;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says that something stood open to someone: with what opened and closed the window, for an object
/// only of versions that were there to be read while it was open.
final class ExposureStatement {
    private static final RuleId RULE = RuleId.of("exposure", 1);

    private final ObjectReader objects;
    private final WriteGaps gaps;
    private final WindowReads uses;
    private final ExposureCoverage coverage;
    private final Proofs proofs;

    ExposureStatement(ObjectReader objects, WriteGaps gaps) {
        this.objects = objects;
        this.uses = new WindowReads(objects);
        this.gaps = gaps;
        this.coverage = new ExposureCoverage(gaps);
        this.proofs = new Proofs(objects.records().reader().events());
    }

    /// @param id what the window is about
    void add(ExposureNode node, NodeId id, Found found) throws IOException {
        boolean object = id.kind() == NodeKind.KEY || id.kind() == NodeKind.VERSION;
        if (!object) {
            found.add(node.node());
            List<Evidence> evidence = new ArrayList<>(named(node, node.evidence()));
            String bucket = id.name().startsWith("s3://") ? bucketOf(id) : "";
            Strength strength = withUse(node, bucket, evidence);
            found.add(edge(node, id, node.open(), strength, evidence, Set.of()));
            return;
        }
        Starts.ObjectName name = Starts.objectOf(id);
        ObjectFacts facts = objects.facts(name.bucket(), name.key());
        if (id.kind() == NodeKind.KEY) {
            addKey(node, facts, found);
            return;
        }
        for (VersionLife life : facts.versions().lives()) {
            if (life.id().equals(id)) {
                addVersion(node, facts, life, found);
            }
        }
    }

    /// The key stands for what no version is known of, and for what lets nothing be read.
    private void addKey(ExposureNode node, ObjectFacts facts, Found found) throws IOException {
        boolean ofVersions = node.lets("s3:GetObject") || node.lets("s3:GetObjectVersion");
        boolean unsure = false;
        for (VersionLife life : facts.versions().lives()) {
            unsure |= span(node, facts, life).isPresent() && isUnsure(node, facts, life);
        }
        if (ofVersions ? unsure || isThere(node, facts) : !facts.accesses().isEmpty()) {
            List<Evidence> evidence = new ArrayList<>(named(node, node.evidence()));
            Strength strength = withUse(node, facts.bucket(), evidence);
            found.add(node.node());
            found.add(edge(node, facts.keyNode(), node.open(), strength, evidence, Set.of()));
        }
    }

    /// Whether some version that no record made was there: something met it, and no deletion stands
    /// between that and the window.
    private static boolean isThere(ExposureNode node, ObjectFacts facts) {
        boolean there = false;
        for (Access access : facts.accesses()) {
            Instant time = access.time();
            boolean counts =
                    access.succeeded()
                            && time != null
                            && time.isBefore(node.to())
                            && facts.versions().of(access).equals(facts.keyNode());
            if (counts && time != null && access.kind().deletes()) {
                there &= time.isAfter(node.from());
            } else if (counts) {
                there = true;
            }
        }
        return there;
    }

    private void addVersion(ExposureNode node, ObjectFacts facts, VersionLife life, Found found)
            throws IOException {
        Optional<Interval> span = span(node, facts, life);
        if (span.isEmpty() || !isOfUrl(node, facts, life.id())) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>(named(node, node.evidence()));
        Strength strength = withUse(node, facts.bucket(), evidence);
        Access birth = life.birth();
        if (birth != null) {
            evidence.addAll(birth.evidence("requestParameters.key", "key"));
            strength = strength.weaker(birth.strength());
        } else {
            // That it was there is not told better where no record tells of its making.
            strength = strength.weaker(Strength.RECORDED);
        }
        evidence.addAll(bounds(facts, span.get()));
        if (isUnsure(node, facts, life)) {
            strength = strength.weaker(Strength.INFERRED);
        }
        found.add(node.node());
        found.add(edge(node, life.id(), span.get(), strength, evidence, rests(node, facts, life)));
    }

    /// A signed URL is about what the request met that it was used for.
    private static boolean isOfUrl(ExposureNode node, ObjectFacts facts, NodeId version) {
        return !(node.windows().getFirst().audience() instanceof Audience.UrlHolder)
                || facts.accesses().stream()
                        .anyMatch(access ->
                                access.presigned()
                                        && access.succeeded()
                                        && facts.versions().of(access).equals(version)
                                        && cites(node, access));
    }

    /// What began or ended the span in which the version was there, where the window did not.
    private static List<Evidence> bounds(ObjectFacts facts, Interval span) {
        List<Evidence> found = new ArrayList<>();
        for (Access access : facts.accesses()) {
            boolean change =
                    access.succeeded() && (access.kind().writes() || access.kind().deletes());
            boolean bound = span.from().equals(access.time()) || span.to().equals(access.time());
            if (change && bound) {
                found.addAll(access.evidence("requestParameters.key", "key"));
            }
        }
        return found;
    }

    private static boolean cites(ExposureNode node, Access access) {
        return node.evidence().stream()
                .anyMatch(piece ->
                        access.records().stream()
                                .anyMatch(record -> record.id().equals(piece.id())));
    }

    private static Optional<Interval> span(ExposureNode node, ObjectFacts facts, VersionLife life) {
        boolean named = node.lets("s3:GetObjectVersion");
        if (life.id().kind() != NodeKind.VERSION || !(named || node.lets("s3:GetObject"))) {
            return Optional.empty();
        }
        return CurrentSpans.within(node.open(), life, facts.versions().lives(), named);
    }

    /// Whether another write may have gone unseen before the window reached the version.
    private boolean isUnsure(ExposureNode node, ObjectFacts facts, VersionLife life)
            throws IOException {
        Access birth = life.birth();
        Instant written = birth == null ? null : birth.time();
        return written != null
                && written.isBefore(node.from())
                && gaps.between(facts.bucket(), facts.key(), written, node.from());
    }

    /// What says whether another write may have.
    private Set<Proof> rests(ExposureNode node, ObjectFacts facts, VersionLife life)
            throws IOException {
        Access birth = life.birth();
        Instant written = birth == null ? null : birth.time();
        return written == null
                ? Set.of()
                : coverage.ofWrites(facts.bucket(), facts.key(), written, node.from());
    }

    /// With what says which bucket an access point leads to.
    private List<Evidence> named(ExposureNode node, List<Evidence> evidence) throws IOException {
        List<Evidence> all = new ArrayList<>(evidence);
        String resource = node.windows().getFirst().resource();
        if (resource.contains(":accesspoint")) {
            all.addAll(objects.names().evidence(resource.replaceFirst("/object/.*$", "")));
        }
        return all;
    }

    /// @param span in which the window concerned it; its edge bears what of it the evidence times
    private Edge edge(
            ExposureNode node,
            NodeId from,
            Interval span,
            Strength strength,
            List<Evidence> evidence,
            Set<Proof> rests)
            throws IOException {
        Instant first = Edge.first(evidence);
        Instant last = Edge.last(evidence);
        boolean timed = first != null && last != null;
        Instant start = timed ? within(span.from(), first, last) : null;
        Instant end = timed ? within(span.to(), first, last) : null;
        Optional<Standing> standing = coverage.of(node, from);
        Set<Proof> basis = new LinkedHashSet<>(rests);
        standing.ifPresent(each -> basis.addAll(each.proofs()));
        return new Edge(
                from,
                node.id(),
                node.kind(),
                strength,
                List.of(RULE),
                start,
                end,
                evidence,
                List.of(),
                null,
                "",
                standing.map(each -> each.status().name()).orElse(""),
                proofs.evidence(basis, span.from()));
    }

    private static Instant within(Instant time, @Nullable Instant first, @Nullable Instant last) {
        if (first != null && time.isBefore(first)) {
            return first;
        }
        return last != null && time.isAfter(last) ? last : time;
    }

    static String bucketOf(NodeId id) {
        return id.name().substring("s3://".length()).split("/", 2)[0];
    }

    /// A read that proves the window to have stood open makes it corroborated.
    private Strength withUse(ExposureNode node, String bucket, List<Evidence> evidence)
            throws IOException {
        Optional<StoredEvent> use = bucket.isEmpty() ? Optional.empty() : uses.of(node, bucket);
        use.ifPresent(read -> evidence.add(Evidence.of(read, "requester", "userIdentity", "key")));
        return use.isPresent() ? Strength.CORROBORATED : node.strength();
    }
}
