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
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Rule L6: the person behind a session, where records name one: the user of IAM Identity Center on
/// whose behalf it acts, or the user whom another identity provider vouched for. And which login to
/// the console a session came of (L3).
final class Persons {
    static final RuleId RULE = RuleId.of("L6", 1);
    private static final RuleId FITS = RuleId.of("L3", 1);
    private static final String USER = "ui.onBehalfOf.userId";
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration NEAR = Duration.ofSeconds(2);
    private static final int MOST = 200;

    private final CaseRecords records;

    Persons(CaseRecords records) {
        this.records = records;
    }

    /// The user of another identity provider who asked for credentials; null where a principal of
    /// AWS did.
    static @Nullable Node federated(CaseRecord call) {
        String type = call.text(EventField.ACTOR_TYPE);
        if (!type.equals("SAMLUser") && !type.equals("WebIdentityUser")) {
            return null;
        }
        String provider = call.fields().first("ui.identityProvider");
        String user = call.fields().first("ui.userName", "ui.principalId");
        return user == null ? null : person(provider, user);
    }

    private static Node person(@Nullable String store, String user) {
        String name = store == null ? user : store + '/' + user;
        return Node.of(new NodeId(NodeKind.PERSON, name), user);
    }

    /// Whom a credential acted for, by the records of its requests.
    SessionChain.Links of(NodeId credential) throws IOException {
        List<Edge> edges = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        List<Query> named =
                records.spelled(USER).stream()
                        .<Query>map(path -> new Query.Exists(new Query.Target.Path(path)))
                        .toList();
        if (named.isEmpty()) {
            return new SessionChain.Links(edges, nodes);
        }
        Query query =
                Ask.all(Ask.equal(EventField.ACTOR_ACCESS_KEY, credential.name()), Ask.any(named));
        TreeMap<String, Evidence> byUser = new TreeMap<>();
        for (CaseRecord record : records.read(records.find(query, TimeRange.ALL, MOST).events())) {
            String user = record.fields().first(USER);
            String store = record.fields().first("ui.onBehalfOf.identityStoreArn");
            if (user != null && record.succeeded()) {
                Node person = person(store, user);
                boolean fresh =
                        byUser.putIfAbsent(
                                        person.id().name(),
                                        record.evidence(
                                                List.of(
                                                        "userIdentity.onBehalfOf.userId",
                                                        "userIdentity.onBehalfOf.identityStoreArn",
                                                        "userIdentity.accessKeyId")))
                                == null;
                if (fresh) {
                    nodes.add(person);
                }
            }
        }
        byUser.forEach((name, evidence) -> {
            NodeId id = new NodeId(NodeKind.PERSON, name);
            // Two persons behind one key cannot both be right.
            Strength strength = byUser.size() == 1 ? Strength.RECORDED : Strength.POSSIBLE;
            edges.add(
                    Edge.of(id, credential, EdgeKind.ACTED_FOR, strength, RULE, List.of(evidence)));
        });
        return new SessionChain.Links(edges, nodes);
    }

    /// The login to the console that a session came of: the last one of the same principal before
    /// the session began.
    SessionChain.Links console(NodeId credential, CaseRecord record, Actor actor)
            throws IOException {
        Instant used = record.time();
        String text = record.fields().first("ui.sessionContext.attributes.creationDate");
        Instant created = text == null ? used : AnswerTime.parse(text);
        if (created == null || actor.arn().isEmpty()) {
            return new SessionChain.Links(List.of(), List.of());
        }
        Query query =
                Ask.all(
                        Ask.equal(EventField.ACTION, "ConsoleLogin"),
                        Ask.equal(EventField.ACTOR_ARN, actor.arn()));
        List<StoredEvent> logins =
                records.find(
                                query,
                                new TimeRange(
                                        created.minus(LONGEST), created.plus(NEAR).plusMillis(1)),
                                MOST)
                        .events();
        CaseRecord last = null;
        for (CaseRecord login : records.read(logins)) {
            if ("Success".equals(login.fields().first("re.ConsoleLogin"))) {
                last = login;
            }
        }
        if (last == null) {
            return new SessionChain.Links(List.of(), List.of());
        }
        NodeId id = NodeId.principal(actor.arn());
        return new SessionChain.Links(
                List.of(
                        Edge.of(
                                id,
                                credential,
                                EdgeKind.ACTED_FOR,
                                Strength.INFERRED,
                                FITS,
                                List.of(
                                        last.evidence(
                                                List.of(
                                                        "userIdentity.arn",
                                                        "responseElements.ConsoleLogin")),
                                        record.evidence(
                                                List.of(
                                                        "sessionCredentialFromConsole",
                                                        "userIdentity.arn"))))),
                List.of(Node.of(id, actor.arn().substring(actor.arn().lastIndexOf('/') + 1))));
    }
}
