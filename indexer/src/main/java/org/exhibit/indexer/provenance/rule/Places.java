package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;

import java.io.IOException;

/// Finds the node a record means by a place: of an object the version that was current.
final class Places {
    private final ObjectReader objects;

    Places(ObjectReader objects) {
        this.objects = objects;
    }

    Node node(Place place, CaseRecord record) throws IOException {
        return switch (place) {
            case Place.ObjectAt(String bucket, String key, String version) -> {
                NodeId id = objects.facts(bucket, key).versions().at(version, record.time());
                yield Node.of(id);
            }
            case Place.Under(String bucket, String prefix) ->
                    prefix.isEmpty()
                            ? Node.of(NodeId.bucket(bucket))
                            : Node.of(NodeId.prefix(bucket, prefix));
            case Place.Thing(NodeId id, String label) -> Node.of(id, label);
            case Place.Caller() -> Actor.of(record.event()).node();
        };
    }
}
