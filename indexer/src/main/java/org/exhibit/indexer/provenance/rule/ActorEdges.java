package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.SessionChain;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.S3Place;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/// Who stands behind an actor, and what it did.
public final class ActorEdges {
    private static final int MOST_CALLS = 2_000;

    private final ObjectReader objects;
    private final ObjectEdges edges;
    private final SessionChain chain;

    public ActorEdges(ObjectReader objects, ObjectEdges edges) {
        this.objects = objects;
        this.edges = edges;
        this.chain = new SessionChain(objects.records(), objects.table().table());
    }

    /// Who obtained the credential, and who had power over the instance.
    public Found behind(NodeId actor) throws IOException {
        Found found = new Found();
        add(chain.into(actor), found);
        if (actor.kind() == NodeKind.INSTANCE) {
            edges.named().addThing(actor, found);
        }
        return found;
    }

    /// The credentials it obtained and everything the table of events and the logs of S3 say it
    /// did.
    public Found deeds(NodeId actor) throws IOException {
        Found found = new Found();
        add(chain.outOf(actor), found);
        Query by = by(actor);
        if (by == null) {
            return found;
        }
        CaseRecords records = objects.records();
        Set<String> actions = new TreeSet<>();
        for (AccessKind kind : AccessKind.values()) {
            if (kind.reads() || kind.writes() || kind.deletes()) {
                actions.addAll(objects.table().table().actions(kind));
            }
        }
        Facet facet =
                records.facet(
                        Ask.all(by, Ask.actions(actions)),
                        TimeRange.ALL,
                        "object",
                        ObjectEdges.HUB);
        if (facet.distinct() > ObjectEdges.HUB) {
            found.cut(actor, facet.distinct());
        }
        for (Facet.Value value : facet.values()) {
            S3Place place = S3Place.parse(value.value());
            if (place != null && !place.key().isEmpty()) {
                found.addAll(edges.of(place.bucket(), place.key()).touching(actor));
            }
        }
        CaseRecords.Found calls =
                records.find(
                        Ask.all(by, new Query.Not(Ask.actions(actions))),
                        TimeRange.ALL,
                        MOST_CALLS);
        if (!calls.isWhole()) {
            found.cut(actor, calls.total());
        }
        Found named = new Found();
        edges.named().addAll(calls.events(), named);
        edges.keyUse().add(calls.events(), named);
        found.addAll(named.touching(actor));
        return found;
    }

    private static @Nullable Query by(NodeId actor) {
        return switch (actor.kind()) {
            case CREDENTIAL -> Ask.equal(EventField.ACTOR_ACCESS_KEY, actor.name());
            case SESSION -> Ask.equal(EventField.ACTOR_ARN, actor.name());
            case INSTANCE -> Ask.equal(EventField.ACTOR_SESSION, actor.name());
            case ADDRESS -> Ask.equal(EventField.IP, actor.name());
            case PRINCIPAL ->
                    actor.name().startsWith("arn:")
                            ? Ask.equal(EventField.ACTOR_ARN, actor.name())
                            : null;
            default -> null;
        };
    }

    private static void add(SessionChain.Links links, Found found) {
        for (Edge edge : links.edges()) {
            found.add(edge);
        }
        links.nodes().forEach(found::add);
    }
}
