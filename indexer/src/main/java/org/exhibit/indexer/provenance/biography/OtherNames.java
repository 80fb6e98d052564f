package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.identity.BucketNames;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is asked about, under the other names of its bucket.
final class OtherNames {
    private final BucketNames names;

    OtherNames(BucketNames names) {
        this.names = names;
    }

    /// The selector with the bucket's own name, where the evidence tells it.
    Selector own(Selector selector) {
        return with(selector, names::real);
    }

    /// The same under every other name that records use.
    List<Selector> of(Selector selector) {
        return names.namesOf(bucket(selector)).stream()
                .map(name -> with(selector, bucket -> name))
                .toList();
    }

    /// Says where a name stands for a bucket that nothing tells.
    Optional<String> unresolved(Selector selector) {
        String bucket = bucket(selector);
        return names.isUnresolved(bucket)
                ? Optional.of(
                        bucket
                                + " is an access point; no record tells which bucket it leads to,"
                                + " so requests by the bucket's own name are missing here.")
                : Optional.empty();
    }

    private static String bucket(Selector selector) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) -> bucket;
            case Selector.Prefix(String bucket, String prefix) -> bucket;
            case Selector.Bucket(String bucket) -> bucket;
            case Selector.Arn arn -> "";
            case Selector.AccessKey key -> "";
            case Selector.Session session -> "";
            case Selector.Ip ip -> "";
        };
    }

    private static Selector with(Selector selector, UnaryOperator<String> name) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) ->
                    new Selector.OneObject(name.apply(bucket), key);
            case Selector.Prefix(String bucket, String prefix) ->
                    new Selector.Prefix(name.apply(bucket), prefix);
            case Selector.Bucket(String bucket) -> new Selector.Bucket(name.apply(bucket));
            case Selector.Arn arn -> arn;
            case Selector.AccessKey key -> key;
            case Selector.Session session -> session;
            case Selector.Ip ip -> ip;
        };
    }
}
