package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Asks for the calls that name a bucket, or a place in it, in any of the ways the event table
/// knows. What they name exactly is judged by the records found.
final class PlaceClauses {
    private final ObjectReader objects;

    PlaceClauses(ObjectReader objects) {
        this.objects = objects;
    }

    /// @param id a bucket, or a prefix
    List<Query> of(NodeId id) throws IOException {
        String name = id.name();
        S3Place place =
                S3Place.parse(name.endsWith("*") ? name.substring(0, name.length() - 1) : name);
        if (place == null) {
            return List.of();
        }
        List<String> buckets = new ArrayList<>(List.of(place.bucket()));
        buckets.addAll(objects.names().allNamesOf(place.bucket()));
        List<Query> found = new ArrayList<>();
        for (EventTable.PlaceNaming naming : objects.table().table().placeNamings()) {
            List<Query> at = new ArrayList<>();
            for (String path : naming.paths()) {
                for (String spelled : objects.records().spelled(path)) {
                    for (String bucket : buckets) {
                        add(new Query.Target.Path(spelled), bucket, place.key(), naming.host(), at);
                    }
                }
            }
            if (!at.isEmpty()) {
                found.add(Ask.all(Ask.actions(naming.actions()), Ask.any(at)));
            }
        }
        return found;
    }

    private static void add(
            Query.Target path, String bucket, String key, boolean host, List<Query> into) {
        if (host) {
            into.add(new Query.Wildcard(path, Ask.literal(bucket) + ".s3*"));
            return;
        }
        String rest = key.isEmpty() ? "" : '/' + key;
        List<String> starts =
                bucket.startsWith("arn:")
                        ? List.of("", "s3://")
                        : List.of("", "/", "s3://", "s3a://", "arn:aws:s3:::");
        for (String start : starts) {
            into.add(new Query.Equal(path, start + bucket + rest));
            if (key.isEmpty()) {
                into.add(new Query.Equal(path, start + bucket + '/'));
            } else {
                // Bucket and prefix may stand in fields of their own.
                into.add(new Query.Equal(path, start + bucket));
            }
        }
        into.add(new Query.Wildcard(path, "*s3*://" + Ask.literal(bucket + rest) + "*"));
    }
}
