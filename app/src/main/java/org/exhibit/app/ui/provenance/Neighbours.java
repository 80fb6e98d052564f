package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.provenance.Found;
import org.exhibit.indexer.provenance.Selector;

import java.io.IOException;
import java.util.List;

/// Where nothing leads from or to something: the objects nearest to it that records tell of, those
/// in the same folder first, then those above.
final class Neighbours {
    private static final int MOST = 6;

    private Neighbours() {}

    /// @param selector of an object or a bucket
    /// @param events how many name it
    record Neighbour(String selector, long events) {}

    static List<Neighbour> of(CaseReader reader, Selector selector)
            throws IOException, QueryException {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) -> near(reader, bucket, key);
            case Selector.Prefix(String bucket, String prefix) -> near(reader, bucket, prefix);
            case Selector.Bucket bucket -> buckets(reader);
            case Selector.Arn arn -> List.of();
            case Selector.AccessKey key -> List.of();
            case Selector.Session session -> List.of();
            case Selector.Ip ip -> List.of();
        };
    }

    private static List<Neighbour> near(CaseReader reader, String bucket, String key)
            throws IOException, QueryException {
        String folder = key;
        while (true) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            Query inside =
                    folder.isEmpty()
                            ? Found.is(EventField.BUCKET, bucket)
                            : Found.all(
                                    Found.is(EventField.BUCKET, bucket),
                                    Found.begins(EventField.KEY, folder + '/'));
            Facet objects = reader.events().facet(Search.of(inside), "object", MOST + 1);
            String self = "s3://" + bucket + '/' + key;
            List<Neighbour> found =
                    objects.values().stream()
                            .filter(value -> !value.value().equals(self))
                            .filter(value -> value.value().startsWith("s3://"))
                            .limit(MOST)
                            .map(value -> new Neighbour(value.value(), value.count()))
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
            if (folder.isEmpty()) {
                return buckets(reader);
            }
        }
    }

    private static List<Neighbour> buckets(CaseReader reader) throws IOException, QueryException {
        return reader.events().facet(Search.of(new Query.All()), "bucket", MOST).values().stream()
                .map(value -> new Neighbour("s3://" + value.value(), value.count()))
                .toList();
    }
}
