package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.rule.ObjectEdges;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.S3Place;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The objects of a place whose content a rule of lineage may take further: those that a carrier
/// read, that were copied, that another call or a key's use names, that are replicated, or whose
/// checksum another object has. So a place of a million objects of which two went into a job costs
/// a few questions. One thread at a time.
final class FlowingObjects {
    /// As many objects as are named at most; how many more there are is told.
    static final int MOST = 100_000;

    private static final int AT_ONCE = 500;

    private final ObjectReader objects;
    private final CaseRecords records;
    private final EventTable table;
    private final Carriers carriers;

    FlowingObjects(ObjectReader objects) {
        this.objects = objects;
        this.records = objects.records();
        this.table = objects.table().table();
        this.carriers = new Carriers(records, table);
    }

    /// @param prefix of keys; empty for the whole bucket
    LineageSearch.Flowing of(String bucket, String prefix) throws IOException {
        return new Place(bucket, prefix).chosen();
    }

    /// One place, and what was found of it so far.
    private final class Place {
        private final String bucket;
        private final String prefix;
        private final List<String> names;
        private final Query all;
        private final TreeMap<String, Selector.OneObject> found = new TreeMap<>();
        private long left;

        Place(String bucket, String prefix) throws IOException {
            this.bucket = objects.names().real(bucket);
            this.prefix = prefix;
            this.names = new ArrayList<>(List.of(this.bucket));
            this.names.addAll(objects.names().namesOf(this.bucket));
            Query called = Ask.any(EventField.BUCKET, names);
            this.all =
                    prefix.isEmpty() ? called : Ask.all(called, Ask.starts(EventField.KEY, prefix));
        }

        LineageSearch.Flowing chosen() throws IOException {
            read();
            used();
            named();
            copied();
            replicated();
            identical();
            return new LineageSearch.Flowing(List.copyOf(found.values()), left);
        }

        private Set<String> actions(AccessKind... kinds) {
            Set<String> actions = new TreeSet<>();
            for (AccessKind kind : kinds) {
                actions.addAll(table.actions(kind));
            }
            return actions;
        }

        private void read() throws IOException {
            Query reads =
                    Ask.all(all, Ask.actions(actions(AccessKind.READ, AccessKind.READ_PARTLY)));
            for (Query clause : carriers.among(reads)) {
                add(Ask.all(reads, clause), EventField.OBJECT.jsonName());
            }
            add(
                    Ask.all(all, Ask.actions(actions(AccessKind.COPY_READ))),
                    EventField.OBJECT.jsonName());
            // What is neither reading nor writing may hand an object on in a way of its own.
            Query plain = Ask.actions(actions(AccessKind.values()));
            add(Ask.all(all, new Query.Not(plain)), EventField.OBJECT.jsonName());
        }

        /// Where data events were off, the use of the key that encrypts an object tells of a read.
        private void used() throws IOException {
            for (String path : table.contextPaths()) {
                for (String spelled : records.spelled(path)) {
                    Query uses = starts(spelled, "arn:aws:s3:::" + bucket + '/' + prefix);
                    for (Query clause : carriers.among(uses)) {
                        add(Ask.all(uses, clause), spelled);
                    }
                }
            }
        }

        /// Calls of other services.
        private void named() throws IOException {
            String key = Ask.literal(bucket + '/' + prefix) + '*';
            for (String path : table.uriPaths()) {
                for (String spelled : records.spelled(path)) {
                    List<Query> forms = new ArrayList<>();
                    for (String start : List.of("s3://", "s3a://", "s3n://", "arn:aws:s3:::")) {
                        forms.add(starts(spelled, start + bucket + '/' + prefix));
                    }
                    forms.add(matches(spelled, "https://s3*/" + key));
                    forms.add(
                            matches(
                                    spelled,
                                    "https://"
                                            + Ask.literal(bucket)
                                            + ".s3*/"
                                            + Ask.literal(prefix)
                                            + '*'));
                    add(Ask.any(forms), spelled);
                }
            }
            for (List<String> pair : table.objectPaths()) {
                List<Query> buckets = new ArrayList<>(records.at(pair.getFirst(), bucket));
                buckets.addAll(records.at(pair.getFirst(), "arn:aws:s3:::" + bucket));
                for (String spelled : records.spelled(pair.getLast())) {
                    if (!buckets.isEmpty()) {
                        Facet keys =
                                facet(Ask.all(Ask.any(buckets), starts(spelled, prefix)), spelled);
                        keys.values().forEach(value -> put(bucket, value.value()));
                    }
                }
            }
        }

        private void copied() throws IOException {
            Set<String> paths = new TreeSet<>(table.copySourcePaths());
            paths.addAll(table.sourcePaths());
            for (String path : paths) {
                for (String spelled : records.spelled(path)) {
                    List<Query> forms = new ArrayList<>();
                    for (String name : names) {
                        forms.add(starts(spelled, name));
                        forms.add(starts(spelled, '/' + name));
                    }
                    // An ARN may be encoded in many ways.
                    forms.add(matches(spelled, "*accesspoint*"));
                    for (Facet.Value value : facet(Ask.any(forms), spelled).values()) {
                        put(S3Place.ofCopySource(value.value()));
                    }
                }
            }
        }

        /// What lies where a rule replicates from is copied without being read.
        private void replicated() throws IOException {
            Query rule =
                    Ask.all(
                            Ask.any(EventField.BUCKET, names),
                            Ask.equal(EventField.ACTION, "PutBucketReplication"));
            if (records.count(rule, TimeRange.ALL) > 0) {
                add(all, EventField.OBJECT.jsonName());
            }
        }

        private void identical() throws IOException {
            for (String path : ObjectEdges.CHECKSUMS) {
                for (String spelled : records.spelled(path)) {
                    Query summed = new Query.Exists(new Query.Target.Path(spelled));
                    Facet sums = facet(Ask.all(all, summed), spelled);
                    List<String> values = sums.values().stream().map(Facet.Value::value).toList();
                    for (int from = 0; from < values.size(); from += AT_ONCE) {
                        twins(
                                spelled,
                                values.subList(from, Math.min(values.size(), from + AT_ONCE)));
                    }
                }
            }
        }

        private void twins(String path, List<String> sums) throws IOException {
            Facet everywhere = records.facet(is(path, sums), TimeRange.ALL, path, AT_ONCE);
            List<String> twice =
                    everywhere.values().stream()
                            .filter(value -> value.count() > 1)
                            .map(Facet.Value::value)
                            .toList();
            if (!twice.isEmpty()) {
                add(Ask.all(all, is(path, twice)), EventField.OBJECT.jsonName());
            }
        }

        private static Query is(String path, List<String> values) {
            return Ask.any(
                    values.stream()
                            .<Query>map(
                                    value -> new Query.Equal(new Query.Target.Path(path), value))
                            .toList());
        }

        private static Query starts(String path, String start) {
            return matches(path, Ask.literal(start) + '*');
        }

        private static Query matches(String path, String pattern) {
            return new Query.Wildcard(new Query.Target.Path(path), pattern);
        }

        private Facet facet(Query query, String field) throws IOException {
            Facet facet = records.facet(query, TimeRange.ALL, field, MOST);
            left = Math.max(left, facet.distinct() - facet.values().size());
            return facet;
        }

        private void add(Query query, String field) throws IOException {
            for (Facet.Value value : facet(query, field).values()) {
                put(S3Place.parse(value.value()));
            }
        }

        private void put(@Nullable S3Place place) throws IOException {
            if (place != null && objects.names().real(place.bucket()).equals(bucket)) {
                put(bucket, place.key());
            }
        }

        private void put(String name, String key) {
            if (key.isEmpty() || !key.startsWith(prefix) || found.containsKey(key)) {
                return;
            }
            if (found.size() < MOST) {
                found.put(key, new Selector.OneObject(name, key));
            } else {
                left++;
            }
        }
    }
}
