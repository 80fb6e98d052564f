package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.table.Place;

import java.util.List;

/// A place that a job reads or writes, in a bucket by its own name.
///
/// @param place with the bucket's own name
/// @param by what says that it is the job's, besides the record that starts it; what says which
///   bucket is meant included
record JobPlace(Place place, List<Evidence> by) {
    JobPlace {
        by = List.copyOf(by);
    }

    boolean covers(String bucket, String key) {
        return switch (place) {
            case Place.ObjectAt(String own, String exact, String version) ->
                    own.equals(bucket) && exact.equals(key);
            case Place.Under(String own, String prefix) ->
                    own.equals(bucket) && key.startsWith(prefix);
            case Place.Thing thing -> false;
            case Place.Caller caller -> false;
        };
    }
}
