package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.Selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Objects that the same is said of. Several in one folder are suggested as the folder, with how
/// many of its objects it was said of: a person confirms one prefix, not a thousand keys.
final class Folders {
    private static final int TOGETHER = 5;

    private final CaseRecords records;
    private final Map<Said, TreeMap<String, Hit>> said =
            new TreeMap<>(
                    Comparator.comparing(Said::basis)
                            .thenComparing(Said::says)
                            .thenComparing(Said::kind)
                            .thenComparing(Said::bucket)
                            .thenComparing(Said::folder));

    private record Said(
            Basis basis, String says, Subject.Kind kind, String bucket, String folder) {}

    private static final class Hit {
        private final List<String> evidence = new ArrayList<>();
        private final List<FilePlace> places = new ArrayList<>();
    }

    Folders(CaseRecords records) {
        this.records = records;
    }

    /// @param says of one object, a clause
    void add(
            Subject.Kind kind,
            String bucket,
            String key,
            Basis basis,
            String says,
            List<String> evidence,
            List<FilePlace> places) {
        Said group =
                new Said(basis, says, kind, bucket, key.substring(0, key.lastIndexOf('/') + 1));
        Hit hit =
                said.computeIfAbsent(group, each -> new TreeMap<>())
                        .computeIfAbsent(key, each -> new Hit());
        hit.evidence.addAll(evidence);
        hit.places.addAll(places);
    }

    void put(Finds finds) throws IOException {
        for (Map.Entry<Said, TreeMap<String, Hit>> each : said.entrySet()) {
            Said group = each.getKey();
            TreeMap<String, Hit> objects = each.getValue();
            if (objects.size() < TOGETHER) {
                objects.forEach((key, hit) ->
                        finds.add(
                                group.kind(),
                                new Selector.OneObject(group.bucket(), key),
                                new Ground(group.basis(), group.says(), hit.evidence, hit.places)));
                continue;
            }
            List<String> evidence = new ArrayList<>();
            List<FilePlace> places = new ArrayList<>();
            for (Hit hit : objects.values()) {
                hit.evidence.stream().limit(1).forEach(evidence::add);
                hit.places.stream().limit(1).forEach(places::add);
            }
            long all = Math.max(objects.size(), keys(group));
            String says =
                    objects.size()
                            + " of "
                            + all
                            + " objects below it that records name: "
                            + group.says();
            finds.add(
                    group.kind(),
                    place(group.bucket(), group.folder()),
                    new Ground(group.basis(), says, evidence, places));
        }
    }

    /// A folder as subjects write it; the whole bucket where it is at the top.
    static Selector place(String bucket, String prefix) {
        return prefix.isEmpty() ? new Selector.Bucket(bucket) : new Selector.Prefix(bucket, prefix);
    }

    private long keys(Said group) throws IOException {
        return records.distinct(below(group.bucket(), group.folder()), EventField.KEY.jsonName());
    }

    /// Events whose object lies below a prefix.
    static Query below(String bucket, String prefix) {
        String literal = prefix.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
        Query in = new Query.Equal(new Query.Target.Named(EventField.BUCKET), bucket);
        Query keys = new Query.Wildcard(new Query.Target.Named(EventField.KEY), literal + '*');
        return new Query.And(List.of(in, keys));
    }
}
