package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.exhibit.indexer.provenance.table.AccessKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Who made, read, took away, hid and destroyed the versions of an object. Lists and heads are no
/// reads, failed requests are no edges.
final class AccessEdges {
    private static final RuleId SIGNED = RuleId.of("R9", 1);
    private static final String[] READ = {
        "requestParameters.key", "additionalEventData.bytesTransferredOut", "key", "bytesSent"
    };
    private static final String[] WRITE = {
        "requestParameters.key", "responseElements.x-amz-version-id", "key"
    };

    private AccessEdges() {}

    static void add(ObjectFacts facts, Found found) {
        for (Access access : facts.accesses()) {
            if (!access.succeeded()) {
                continue;
            }
            NodeId met = facts.versions().of(access);
            if (!access.counter().isEmpty()) {
                conflict(access, met, found);
            }
            if (access.kind().reads() && !isEmptyAnswer(access)) {
                read(access, facts.certain(access), found);
                if (facts.unsure().contains(access)) {
                    Edge version =
                            edge(access, met, access.actor().node().id(), EdgeKind.READ_BY, READ);
                    found.add(withActor(version.atMost(Strength.INFERRED), access.actor()));
                }
            } else if (access.kind().writes()) {
                NodeId made = access.keyOnly() ? facts.keyNode() : met;
                found.add(access.actor().node());
                found.add(edge(access, access.actor().node().id(), made, EdgeKind.CREATED, WRITE));
                contributors(access, made, facts, found);
            }
        }
        for (VersionLife life : facts.versions().lives()) {
            deaths(life, found);
        }
        for (Access unclear : facts.versions().unclear()) {
            found.add(unclear.actor().node());
            found.add(
                    edge(
                            unclear,
                            unclear.actor().node().id(),
                            facts.keyNode(),
                            EdgeKind.DELETED,
                            WRITE));
        }
    }

    /// Both claims are kept; the access shows the lower strength.
    private static void conflict(Access access, NodeId met, Found found) {
        NodeId id =
                new NodeId(
                        NodeKind.CONFLICT,
                        String.join(
                                "+",
                                access.records().stream()
                                        .map(record -> record.id())
                                        .sorted()
                                        .toList()));
        found.add(Node.of(id, "the logs differ on the bytes of one request"));
        found.add(
                Edge.of(
                        id,
                        met,
                        EdgeKind.CONTRADICTED,
                        Strength.RECORDED,
                        RuleId.of("R5", 1),
                        access.evidence("additionalEventData.bytesTransferredOut", "bytesSent")));
    }

    /// An answer without content, such as "not modified".
    private static boolean isEmptyAnswer(Access access) {
        return Objects.equals(access.bytes(), 0L);
    }

    private static void read(Access access, NodeId met, Found found) {
        Actor actor = access.actor();
        found.add(actor.node());
        Edge read = edge(access, met, actor.node().id(), EdgeKind.READ_BY, READ);
        found.add(withActor(read, actor));
        if (Outside.is(access)) {
            NodeId address = NodeId.address(access.ip());
            found.add(Node.of(address));
            Edge taken = edge(access, met, address, EdgeKind.DOWNLOADED, READ);
            found.add(taken.withActor(actor.node().id().toString()));
        }
    }

    /// An instance stands for the credential it used, which is kept beside it.
    private static Edge withActor(Edge edge, Actor actor) {
        return actor.node().kind() == NodeKind.INSTANCE && !actor.accessKey().isEmpty()
                ? edge.withActor(NodeId.credential(actor.accessKey()).toString())
                : edge;
    }

    /// Every session that sent a part made the object with whoever completed it.
    private static void contributors(Access access, NodeId made, ObjectFacts facts, Found found) {
        if (access.kind() != AccessKind.COMPLETE || access.call() == null) {
            return;
        }
        String upload = access.call().fields().first("rp.uploadId");
        for (Access part : facts.accesses()) {
            boolean own =
                    upload != null
                            && part.kind() == AccessKind.PART
                            && part.succeeded()
                            && part.call() != null
                            && upload.equals(part.call().fields().first("rp.uploadId"));
            if (own && !part.actor().node().id().equals(access.actor().node().id())) {
                List<Evidence> evidence = new ArrayList<>();
                evidence.addAll(part.evidence("requestParameters.uploadId"));
                evidence.addAll(access.evidence("requestParameters.uploadId"));
                found.add(part.actor().node());
                found.add(
                        Edge.of(
                                        part.actor().node().id(),
                                        made,
                                        EdgeKind.CREATED,
                                        part.strength().weaker(access.strength()),
                                        new RuleId("R1", 1, 3),
                                        evidence)
                                .withBytes(part.bytes()));
            }
        }
    }

    private static void deaths(VersionLife life, Found found) {
        Access death = life.death();
        if (death != null) {
            found.add(death.actor().node());
            found.add(
                    edge(
                            death,
                            death.actor().node().id(),
                            life.id(),
                            EdgeKind.DELETED,
                            "requestParameters.versionId",
                            "requestParameters.key",
                            "key"));
        }
        for (Access hiding : life.hidden()) {
            found.add(hiding.actor().node());
            found.add(
                    edge(
                            hiding,
                            hiding.actor().node().id(),
                            life.id(),
                            EdgeKind.HIDDEN,
                            "requestParameters.key",
                            "responseElements.x-amz-delete-marker",
                            "key"));
        }
        for (Access showing : life.shown()) {
            found.add(showing.actor().node());
            found.add(
                    edge(
                            showing,
                            showing.actor().node().id(),
                            life.id(),
                            EdgeKind.UNHIDDEN,
                            "requestParameters.versionId"));
        }
    }

    /// An edge with the strength and rules of an access.
    static Edge edge(Access access, NodeId from, NodeId to, EdgeKind kind, String... fields) {
        List<RuleId> rules =
                access.presigned()
                        ? Stream.concat(access.rules().stream(), Stream.of(SIGNED)).toList()
                        : access.rules();
        List<Evidence> evidence = access.evidence(fields);
        return new Edge(
                from,
                to,
                kind,
                access.strength(),
                rules,
                inside(access, evidence),
                inside(access, evidence),
                evidence,
                access.against(),
                access.bytes(),
                "",
                "");
    }

    private static java.time.@org.jspecify.annotations.Nullable Instant inside(
            Access access, List<Evidence> evidence) {
        return Edge.first(evidence) == null ? null : access.time();
    }
}
