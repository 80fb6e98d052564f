package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Sessions that AWS services hold: the role of an instance, and keys a service uses in a caller's
/// name (L4).
final class ServiceSessions {
    private static final RuleId FORWARDED = RuleId.of("L4", 1);
    private static final Duration NEAR = Duration.ofSeconds(2);
    private static final int MOST = 200;

    private ServiceSessions() {}

    /// The role whose credentials EC2 handed to an instance: EC2 names the session after it.
    static SessionChain.Links role(NodeId instance, CaseRecords records, EventTable table)
            throws IOException {
        List<Edge> edges = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        List<Query> named = new ArrayList<>(records.at(table.issuing().session(), instance.name()));
        if (named.isEmpty()) {
            return new SessionChain.Links(edges, nodes);
        }
        TreeMap<String, List<Evidence>> byRole = new TreeMap<>();
        List<CaseRecord> calls =
                records.read(
                        records.find(
                                        Ask.all(
                                                Ask.actions(table.issuing().actions()),
                                                Ask.any(named)),
                                        TimeRange.ALL,
                                        MOST)
                                .events());
        for (CaseRecord call : calls) {
            String role = call.fields().first(table.issuing().role());
            if (role != null && call.succeeded() && Actor.of(call.event()).service()) {
                byRole.computeIfAbsent(role, any -> new ArrayList<>())
                        .add(
                                call.evidence(
                                        List.of(
                                                "requestParameters.roleArn",
                                                "requestParameters.roleSessionName")));
            }
        }
        byRole.forEach((role, evidence) -> {
            NodeId id = NodeId.principal(role);
            nodes.add(Node.of(id, role.substring(role.lastIndexOf('/') + 1)));
            edges.add(
                    Edge.of(
                            id,
                            instance,
                            EdgeKind.ACTED_FOR,
                            Strength.RECORDED,
                            SessionChain.ISSUE,
                            evidence));
        });
        return new SessionChain.Links(edges, nodes);
    }

    /// A service calling on in the caller's name: the call two seconds about it by the same
    /// principal on the same bucket or object.
    static SessionChain.Links forwarded(
            NodeId credential, CaseRecord record, Actor actor, CaseRecords records)
            throws IOException {
        Instant time = record.time();
        String arn = record.fields().first("rp.encryptionContext.aws:s3:arn");
        if (time == null || actor.arn().isEmpty() || arn == null) {
            return new SessionChain.Links(List.of(), List.of());
        }
        S3Place place = S3Place.parse(arn);
        if (place == null) {
            return new SessionChain.Links(List.of(), List.of());
        }
        Query query =
                Ask.all(
                        Ask.equal(EventField.ACTOR_ARN, actor.arn()),
                        Ask.equal(EventField.BUCKET, place.bucket()));
        List<StoredEvent> parents =
                records.find(query, Ask.around(time, time, NEAR), MOST).events().stream()
                        .filter(each ->
                                place.key().isEmpty()
                                        || place.key().equals(each.event().text(EventField.KEY)))
                        .filter(each -> !Actor.of(each.event()).accessKey().isEmpty())
                        .toList();
        Set<NodeId> whose = new LinkedHashSet<>();
        parents.forEach(each -> whose.add(NodeId.credential(Actor.of(each.event()).accessKey())));
        if (whose.size() != 1 || whose.contains(credential)) {
            return new SessionChain.Links(List.of(), List.of());
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(record.evidence(List.of("userIdentity.invokedBy")));
        evidence.add(Evidence.of(parents.getFirst(), "userIdentity.arn"));
        return new SessionChain.Links(
                List.of(
                        Edge.of(
                                whose.iterator().next(),
                                credential,
                                EdgeKind.ACTED_FOR,
                                place.key().isEmpty() ? Strength.INFERRED : Strength.CORROBORATED,
                                FORWARDED,
                                evidence)),
                List.of());
    }
}
