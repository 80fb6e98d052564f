package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Who stands behind a credential: which call issued it (L1), told by one or two accounts (L2);
/// where no call names it, which issued session it fits (L3); and on whose behalf a service used it
/// (L4). Attribution stops where records do.
public final class SessionChain {
    static final RuleId ISSUE = RuleId.of("L1", 1);
    static final RuleId TWIN = RuleId.of("L2", 1);
    static final RuleId FITS = RuleId.of("L3", 1);
    static final RuleId SAME_NAME = RuleId.of("L5", 1);
    private static final Duration NEAR = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(36);
    private static final int MOST = 200;

    private final CaseRecords records;
    private final EventTable table;
    private final Persons persons;

    public SessionChain(CaseRecords records, EventTable table) {
        this.records = records;
        this.table = table;
        this.persons = new Persons(records);
    }

    /// Edges and the nodes at their ends, which carry better labels than ids.
    public record Links(List<Edge> edges, List<Node> nodes) {
        public Links {
            edges = List.copyOf(edges);
            nodes = List.copyOf(nodes);
        }

        Links and(Links more) {
            List<Edge> both = new ArrayList<>(edges);
            both.addAll(more.edges);
            List<Node> ends = new ArrayList<>(nodes);
            ends.addAll(more.nodes);
            return new Links(both, ends);
        }
    }

    /// The edges into an actor: who obtained it.
    public Links into(NodeId actor) throws IOException {
        return switch (actor.kind()) {
            case CREDENTIAL -> credential(actor).and(persons.of(actor));
            case SESSION -> fitting(actor);
            case INSTANCE -> ServiceSessions.role(actor, records, table);
            default -> new Links(List.of(), List.of());
        };
    }

    /// The credentials a credential obtained.
    public Links outOf(NodeId actor) throws IOException {
        List<Edge> edges = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        if (actor.kind() != NodeKind.CREDENTIAL) {
            return new Links(edges, nodes);
        }
        Query query = Ask.all(issuing(), Ask.equal(EventField.ACTOR_ACCESS_KEY, actor.name()));
        List<StoredEvent> calls = records.find(query, TimeRange.ALL, MOST).events();
        Set<String> keys = new LinkedHashSet<>();
        for (CaseRecord call : records.read(calls)) {
            String key = first(call, table.issuing().key());
            if (key != null && call.succeeded()) {
                keys.add(key);
            }
        }
        for (String key : keys) {
            Links links = credential(NodeId.credential(key));
            for (Edge edge : links.edges()) {
                if (edge.from().equals(actor)) {
                    edges.add(edge);
                    nodes.addAll(links.nodes());
                }
            }
        }
        return new Links(edges, nodes);
    }

    private Query issuing() {
        EventTable.Issuing issuing = table.issuing();
        return Ask.all(
                Ask.equal(EventField.SERVICE, issuing.service() + ".amazonaws.com"),
                Ask.actions(issuing.actions()));
    }

    private Links credential(NodeId credential) throws IOException {
        List<Query> named = new ArrayList<>();
        for (String path : table.issuing().key()) {
            named.addAll(records.at(path, credential.name()));
        }
        List<CaseRecord> calls = new ArrayList<>();
        if (!named.isEmpty()) {
            Query query = Ask.all(issuing(), Ask.any(named));
            for (CaseRecord call :
                    records.read(records.find(query, TimeRange.ALL, MOST).events())) {
                if (call.succeeded()) {
                    calls.add(call);
                }
            }
        }
        return calls.isEmpty() ? unissued(credential) : issued(credential, calls);
    }

    /// The copies of one call that two accounts got say the same once; the fuller names the caller.
    private static Links issued(NodeId credential, List<CaseRecord> calls) {
        TreeMap<String, List<CaseRecord>> byEvent = new TreeMap<>();
        for (CaseRecord call : calls) {
            String shared = call.fields().first("sharedEventID");
            byEvent.computeIfAbsent(shared == null ? call.id() : shared, any -> new ArrayList<>())
                    .add(call);
        }
        List<Edge> edges = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (List<CaseRecord> copies : byEvent.values()) {
            CaseRecord any = copies.getFirst();
            Actor issuer = Actor.of(any.event());
            for (CaseRecord copy : copies) {
                issuer = issuer.fuller(Actor.of(copy.event()));
            }
            Node person = Persons.federated(any);
            Node from = person == null ? issuer.node() : person;
            if (from.id().equals(credential)) {
                continue;
            }
            boolean twins =
                    copies.stream().map(copy -> copy.text(EventField.ACCOUNT)).distinct().count()
                            > 1;
            List<Evidence> evidence = new ArrayList<>();
            List<Evidence> against = new ArrayList<>();
            for (CaseRecord copy : copies) {
                evidence.add(copy.evidence(issueFields(copy)));
                if (changesPerson(copy)) {
                    against.add(
                            copy.evidence(
                                    List.of(
                                            "requestParameters.sourceIdentity",
                                            "userIdentity.sessionContext.sourceIdentity")));
                }
            }
            Edge edge =
                    Edge.of(
                                    from.id(),
                                    credential,
                                    EdgeKind.ISSUED,
                                    !against.isEmpty()
                                            ? Strength.POSSIBLE
                                            : twins ? Strength.CORROBORATED : Strength.RECORDED,
                                    rule(!against.isEmpty(), twins, person != null),
                                    evidence)
                            .withCounter(against);
            edges.add(edge);
            nodes.add(from);
            nodes.add(issuedNode(credential, any));
        }
        return new Links(edges, nodes);
    }

    private static RuleId rule(boolean contradicted, boolean twins, boolean person) {
        if (contradicted) {
            return SAME_NAME;
        }
        return twins ? TWIN : person ? Persons.RULE : ISSUE;
    }

    private static List<String> issueFields(CaseRecord copy) {
        List<String> fields = new ArrayList<>(List.of("responseElements.credentials.accessKeyId"));
        fields.add(
                copy.fields().first("ui.accessKeyId") == null
                        ? "userIdentity"
                        : "userIdentity.accessKeyId");
        return fields;
    }

    /// A source identity cannot change down a chain.
    private static boolean changesPerson(CaseRecord call) {
        String before = call.fields().first("ui.sessionContext.sourceIdentity");
        String after = call.fields().first("rp.sourceIdentity");
        return before != null && after != null && !before.equals(after);
    }

    private static Node issuedNode(NodeId credential, CaseRecord call) {
        String arn = call.fields().first("re.assumedRoleUser.arn", "re.federatedUser.arn");
        if (arn == null) {
            // Calls of services for an instance or a function name role and session only.
            String role = call.fields().first("rp.roleArn");
            String session = call.fields().first("rp.roleSessionName");
            arn = role == null || session == null ? null : role + '/' + session;
        }
        if (arn == null) {
            return Node.of(credential);
        }
        String[] steps = arn.split("/");
        String name =
                steps.length > 2 ? steps[steps.length - 2] + '/' + steps[steps.length - 1] : arn;
        return Node.of(credential, name + " (" + credential.name() + ')');
    }

    /// A credential that no recorded call issued: a service's forward session, or a session whose
    /// issuing call names no key.
    private Links unissued(NodeId credential) throws IOException {
        Query query = Ask.equal(EventField.ACTOR_ACCESS_KEY, credential.name());
        // Who a caller is stands in a refused call too, but no edge rests on one.
        StoredEvent first =
                records.find(query, TimeRange.ALL, MOST).events().stream()
                        .filter(event -> CaseRecord.succeeded(event.event()))
                        .findFirst()
                        .orElse(null);
        if (first == null) {
            return new Links(List.of(), List.of());
        }
        CaseRecord record = records.read(first);
        Actor actor = Actor.of(record.event());
        if (record.fields().first("ui.invokedBy") != null) {
            return ServiceSessions.forwarded(credential, record, actor, records);
        }
        if ("true".equals(record.fields().first("sessionCredentialFromConsole"))) {
            return persons.console(credential, record, actor);
        }
        String created = record.fields().first("ui.sessionContext.attributes.creationDate");
        Instant at = created == null ? null : instant(created);
        return at == null || actor.arn().isEmpty()
                ? longLived(credential, record)
                : calls(credential, actor.arn(), at.minus(NEAR), at.plus(NEAR), List.of(record));
    }

    /// The principal of a key that is nobody's session.
    private static Links longLived(NodeId credential, CaseRecord record) {
        String principal = record.fields().first("ui.principalId");
        String type = record.text(EventField.ACTOR_TYPE);
        if (principal == null || !(type.equals("IAMUser") || type.equals("Root"))) {
            return new Links(List.of(), List.of());
        }
        NodeId id = NodeId.principal(principal);
        String name = record.text(EventField.ACTOR_NAME);
        return new Links(
                List.of(
                        Edge.of(
                                id,
                                credential,
                                EdgeKind.ACTED_FOR,
                                Strength.RECORDED,
                                ISSUE,
                                List.of(
                                        record.evidence(
                                                List.of(
                                                        "userIdentity.principalId",
                                                        "userIdentity.accessKeyId"))))),
                List.of(Node.of(id, name.isEmpty() ? principal : name)));
    }

    /// The session an access log names by its ARN: any credential of that name that was alive at
    /// one of its lines may have been it.
    private Links fitting(NodeId session) throws IOException {
        Query query =
                Ask.all(
                        Ask.source(SourceKind.S3_ACCESS),
                        Ask.equal(EventField.ACTOR_ARN, session.name()));
        List<StoredEvent> lines =
                records.find(query, TimeRange.ALL, MOST).events().stream()
                        .filter(line -> line.event().time() != null)
                        .toList();
        if (lines.isEmpty()) {
            return new Links(List.of(), List.of());
        }
        Instant first = Objects.requireNonNull(lines.getFirst().event().time());
        Instant last = Objects.requireNonNull(lines.getLast().event().time());
        return calls(session, session.name(), first.minus(LONGEST), last, records.read(lines));
    }

    private Links calls(NodeId target, String arn, Instant from, Instant to, List<CaseRecord> seen)
            throws IOException {
        List<Query> named = new ArrayList<>();
        for (String path : table.issuing().arn()) {
            named.addAll(records.at(path, arn));
        }
        if (named.isEmpty()) {
            return new Links(List.of(), List.of());
        }
        Query query = Ask.all(issuing(), Ask.any(named));
        TimeRange range = new TimeRange(from, to.plusMillis(1));
        TreeMap<String, List<CaseRecord>> byKey = new TreeMap<>();
        TreeMap<String, CaseRecord> fits = new TreeMap<>();
        for (CaseRecord call : records.read(records.find(query, range, MOST).events())) {
            String key = first(call, table.issuing().key());
            CaseRecord fit = key != null && call.succeeded() ? inLife(call, seen) : null;
            if (key != null && fit != null) {
                byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(call);
                fits.putIfAbsent(key, fit);
            }
        }
        List<Edge> edges = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        byKey.forEach((key, issuing) -> {
            List<Evidence> evidence = new ArrayList<>();
            issuing.forEach(call -> evidence.add(call.evidence(issueFields(call))));
            evidence.add(
                    Objects.requireNonNull(fits.get(key))
                            .evidence(List.of("requester", "userIdentity.arn")));
            NodeId from2 = NodeId.credential(key);
            if (!from2.equals(target)) {
                edges.add(
                        Edge.of(
                                from2,
                                target,
                                EdgeKind.ACTED_FOR,
                                byKey.size() == 1 ? Strength.INFERRED : Strength.POSSIBLE,
                                FITS,
                                evidence));
                nodes.add(issuedNode(from2, issuing.getFirst()));
            }
        });
        return new Links(edges, nodes);
    }

    /// The first record seen while the issued credential was valid; null for none.
    private static @Nullable CaseRecord inLife(CaseRecord call, List<CaseRecord> seen) {
        String text = call.fields().first("re.credentials.expiration");
        Instant end = text == null ? null : instant(text);
        Instant start = call.time();
        for (CaseRecord record : seen) {
            Instant time = record.time();
            boolean alive =
                    time != null
                            && start != null
                            && !time.isBefore(start.minus(NEAR))
                            && (end == null || !end.isBefore(time));
            if (alive) {
                return record;
            }
        }
        return null;
    }

    /// ISO 8601, or as STS writes it: `Mar 10, 2026, 4:58:00 PM`.
    static @Nullable Instant instant(String text) {
        return AnswerTime.parse(text);
    }

    private static @Nullable String first(CaseRecord record, List<String> paths) {
        return record.fields().first(paths.toArray(String[]::new));
    }
}
