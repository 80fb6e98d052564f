package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;

import java.io.IOException;
import java.util.List;

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
            case Place.Under(String bucket, String prefix) -> {
                String real = objects.names().real(bucket);
                yield prefix.isEmpty()
                        ? Node.of(NodeId.bucket(real))
                        : Node.of(NodeId.prefix(real, prefix));
            }
            case Place.Thing(NodeId id, String label) -> thing(id, label);
            case Place.Caller() -> Actor.of(record.event()).node();
        };
    }

    private Node thing(NodeId id, String label) throws IOException {
        if (id.kind() != NodeKind.BUCKET) {
            return Node.of(id, label);
        }
        NodeId real = NodeId.bucket(objects.names().real(id.name().substring("s3://".length())));
        return real.equals(id) ? Node.of(id, label) : Node.of(real);
    }

    /// What says which bucket the name in a record stands for; empty where it is the bucket's own.
    List<Evidence> named(Place place) throws IOException {
        return switch (place) {
            case Place.ObjectAt(String bucket, String key, String version) ->
                    objects.names().evidence(bucket);
            case Place.Under(String bucket, String prefix) -> objects.names().evidence(bucket);
            case Place.Thing(NodeId id, String label) ->
                    id.kind() == NodeKind.BUCKET
                            ? objects.names().evidence(id.name().substring("s3://".length()))
                            : List.of();
            case Place.Caller() -> List.of();
        };
    }
}
