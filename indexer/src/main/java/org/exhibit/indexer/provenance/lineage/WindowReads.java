package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads without a credential: one that succeeded proves that the window it came through stood
/// open, whatever is not known of blocks. One thread at a time.
final class WindowReads {
    /// Of more the rest are not looked at: then the window is as sure as what opened it.
    private static final int MOST = 200;

    private final ObjectReader objects;
    private final Map<NodeId, Optional<StoredEvent>> known = new HashMap<>();

    WindowReads(ObjectReader objects) {
        this.objects = objects;
    }

    /// The first such read of an object that the window reaches.
    ///
    /// @param bucket by its own name
    Optional<StoredEvent> of(ExposureNode node, String bucket) throws IOException {
        Optional<StoredEvent> found = known.get(node.id());
        if (found == null) {
            boolean anyone = node.windows().getFirst().audience() instanceof Audience.Anyone;
            found = anyone ? first(node, bucket) : Optional.empty();
            known.put(node.id(), found);
        }
        return found;
    }

    private Optional<StoredEvent> first(ExposureNode node, String bucket) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (AccessKind kind : AccessKind.values()) {
            if (kind.reads()) {
                actions.addAll(objects.table().table().actions(kind));
            }
        }
        List<String> names = new ArrayList<>(List.of(bucket));
        names.addAll(objects.names().namesOf(bucket));
        Query unsigned =
                Ask.all(
                        Ask.any(EventField.BUCKET, names),
                        Ask.actions(actions),
                        none(EventField.ACTOR_ARN),
                        none(EventField.ACTOR_ACCESS_KEY));
        Instant to = node.windows().getFirst().to();
        TimeRange open = new TimeRange(node.from(), to);
        for (StoredEvent read : objects.records().find(unsigned, open, MOST).events()) {
            String key = read.event().text(EventField.KEY);
            boolean through =
                    key != null
                            && CaseRecord.succeeded(read.event())
                            && Actor.of(read.event()).anonymous()
                            && ExposureNode.reaches(
                                    node.windows().getFirst().resource(), bucket, key);
            if (through && node.lets(action(read))) {
                return Optional.of(read);
            }
        }
        return Optional.empty();
    }

    private static Query none(EventField field) {
        return new Query.Not(new Query.Exists(new Query.Target.Named(field)));
    }

    private static String action(StoredEvent read) {
        return read.event().has(EventField.VERSION) ? "s3:GetObjectVersion" : "s3:GetObject";
    }
}
