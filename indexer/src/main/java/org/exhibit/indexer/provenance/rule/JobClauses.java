package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.EventTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Asks for the calls of other services that may name an object, or a prefix it lies under, in any
/// of the ways the event table knows, by any name of its bucket.
final class JobClauses {
    private static final int LONGEST_KEY = 1024;
    private static final int SHORTEST_TASK = 8;
    private static final int MOST_NAMES = 20;

    private final ObjectReader objects;

    JobClauses(ObjectReader objects) {
        this.objects = objects;
    }

    /// Null where the case has no field that could name it.
    @Nullable Query of(String bucket, String key) throws IOException {
        EventTable events = objects.table().table();
        CaseRecords records = objects.records();
        List<String> prefixes = prefixes(key);
        List<String> names = new ArrayList<>(List.of(bucket));
        objects.names().allNamesOf(bucket).stream().limit(MOST_NAMES).forEach(names::add);
        List<Query> clauses = new ArrayList<>();
        for (String path : events.uriPaths()) {
            for (String spelled : records.spelled(path)) {
                for (String start : starts(names)) {
                    clauses.add(at(spelled, start));
                    prefixes.forEach(prefix -> clauses.add(at(spelled, start + '/' + prefix)));
                }
                for (String web :
                        List.of(
                                "https://" + Ask.literal(bucket) + ".s3*/" + Ask.literal(key),
                                "https://s3*/" + Ask.literal(bucket + '/' + key))) {
                    clauses.add(new Query.Wildcard(new Query.Target.Path(spelled), web));
                }
            }
        }
        for (String path : events.copySourcePaths()) {
            for (String start : List.of("", "/")) {
                clauses.addAll(records.at(path, start + bucket + '/' + key));
            }
        }
        for (List<String> pair : events.objectPaths()) {
            List<Query> buckets = new ArrayList<>();
            for (String name : names) {
                buckets.addAll(records.at(pair.getFirst(), name));
                buckets.addAll(records.at(pair.getFirst(), "arn:aws:s3:::" + name));
            }
            List<Query> keys = new ArrayList<>();
            for (String spelled : records.spelled(pair.getLast())) {
                prefixes.forEach(prefix -> keys.add(at(spelled, prefix)));
                folders(key).forEach(folder -> keys.add(at(spelled, folder)));
            }
            if (!buckets.isEmpty() && !keys.isEmpty()) {
                clauses.add(Ask.all(Ask.any(buckets), Ask.any(keys)));
            }
        }
        for (String path : events.textPaths()) {
            for (String spelled : records.spelled(path)) {
                for (String name : names) {
                    clauses.add(
                            new Query.Wildcard(
                                    new Query.Target.Path(spelled),
                                    "*s3*://" + Ask.literal(name) + "*"));
                }
            }
        }
        for (String task : tasks(key)) {
            for (String path : events.taskPaths()) {
                clauses.addAll(records.at(path, task));
            }
        }
        return clauses.isEmpty() ? null : Ask.any(clauses);
    }

    /// How URIs and ARNs of a bucket begin, by whichever of its names.
    private static List<String> starts(List<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("arn:")) {
                found.addAll(List.of(name, name + "/object", "s3://" + name));
            } else {
                found.addAll(List.of("s3://" + name, "s3a://" + name, "arn:aws:s3:::" + name));
            }
        }
        return found;
    }

    /// The folders a key lies in, as they are written with a slash before them.
    private static List<String> folders(String key) {
        List<String> found = new ArrayList<>(List.of("/"));
        for (int i = key.indexOf('/'); i >= 0 && i < LONGEST_KEY; i = key.indexOf('/', i + 1)) {
            found.add('/' + key.substring(0, i));
            found.add('/' + key.substring(0, i + 1));
            found.add(key.substring(0, i));
        }
        return found;
    }

    private static Query at(String path, String value) {
        return new Query.Equal(new Query.Target.Path(path), value);
    }

    private static List<String> prefixes(String key) {
        List<String> found = new ArrayList<>();
        int end = Math.min(key.length(), LONGEST_KEY);
        for (int i = 0; i <= end; i++) {
            if (i == 0 || i == key.length() || !Character.isHighSurrogate(key.charAt(i - 1))) {
                found.add(key.substring(0, i));
            }
        }
        return found;
    }

    private static Set<String> tasks(String key) {
        Set<String> found = new TreeSet<>();
        for (String step : key.split("[/.]")) {
            if (step.length() >= SHORTEST_TASK) {
                found.add(step);
            }
        }
        return found;
    }
}
