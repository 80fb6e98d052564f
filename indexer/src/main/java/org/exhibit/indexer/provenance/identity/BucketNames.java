package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other names by which requests reach buckets: ARNs and aliases of access points, also of Object
/// Lambda, of outposts and of several Regions. Which bucket a name means is told by records that
/// name both, by the calls that made the access point, and by acquired settings; a name that means
/// several buckets, or of which nothing tells, stands for itself. One thread at a time.
public final class BucketNames {
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_RECORDS = 50;
    private static final List<String> FORMS =
            List.of("arn:*", "*-s3alias", "*--ol-s3", "*--op-s3", "*.mrap");
    private static final Pattern ALIAS =
            Pattern.compile("(?s)arn:.+:accesspoint[/:].+|.+(?:-s3alias|--ol-s3|--op-s3|\\.mrap)");
    private static final Pattern BUCKET =
            Pattern.compile("(?s)arn:aws[a-z-]*:s3:::([^/]+)(?:/.*)?");

    private final CaseRecords records;
    private final Map<String, TreeMap<String, Evidence>> meant = new TreeMap<>();
    private final Set<String> met = new TreeSet<>();

    private BucketNames(CaseRecords records) {
        this.records = records;
    }

    /// Whether a name is of the kind that stands for a bucket.
    public static boolean isAlias(String name) {
        return ALIAS.matcher(name).matches();
    }

    /// @param settings what was acquired
    static BucketNames read(CaseRecords records, AccountSettings settings) throws IOException {
        BucketNames names = new BucketNames(records);
        List<Query> forms =
                FORMS.stream()
                        .<Query>map(form ->
                                new Query.Wildcard(new Query.Target.Named(EventField.BUCKET), form))
                        .toList();
        Facet found =
                records.facet(
                        Ask.any(forms), TimeRange.ALL, EventField.BUCKET.jsonName(), MOST_NAMES);
        for (Facet.Value value : found.values()) {
            if (isAlias(value.value())) {
                names.met.add(value.value());
            }
        }
        PointCalls calls = new PointCalls(records);
        calls.made().forEach(names::tell);
        PointCalls.acquired(settings).forEach(names::tell);
        for (String name : names.met) {
            names.byRecords(name);
        }
        return names;
    }

    /// What stands for another: an access point by its ARN or alias for a bucket, or for the access
    /// point it rests on.
    record Said(String name, String by, Evidence evidence) {}

    private void tell(Said said) {
        meant.computeIfAbsent(said.name(), name -> new TreeMap<>())
                .putIfAbsent(said.by(), said.evidence());
    }

    /// Records that name the access point and the bucket, and lines of the access log, which name
    /// both always.
    private void byRecords(String name) throws IOException {
        List<StoredEvent> some =
                new ArrayList<>(
                        records.find(
                                        Ask.equal(EventField.BUCKET, name),
                                        TimeRange.ALL,
                                        MOST_RECORDS)
                                .events());
        List<Query> lines = new ArrayList<>(records.at("accessPointArn", name));
        lines.addAll(records.at("access_point_arn", name));
        if (!lines.isEmpty()) {
            some.addAll(records.find(Ask.any(lines), TimeRange.ALL, MOST_RECORDS).events());
        }
        for (CaseRecord record : records.read(some)) {
            String bucket = record.text(EventField.BUCKET);
            String told = bucket.equals(name) ? own(record) : isAlias(bucket) ? null : bucket;
            if (told != null && !told.isEmpty()) {
                tell(new Said(name, told, record.evidence(List.of("resources", "bucket"))));
            }
        }
    }

    /// The bucket a record names among its resources; null where it names none, or several.
    static @Nullable String own(CaseRecord record) {
        Set<String> found = new TreeSet<>();
        for (String arn : record.fields().texts("resources.ARN")) {
            Matcher matcher = BUCKET.matcher(arn);
            if (matcher.matches()) {
                found.add(matcher.group(1));
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /// The bucket a name stands for; the name itself where it is a bucket's own, or where nothing
    /// tells, or several are meant.
    public String real(String name) {
        return real(name, 4);
    }

    private String real(String name, int left) {
        TreeMap<String, Evidence> told = meant.get(name);
        if (told == null || told.size() != 1 || left == 0) {
            return name;
        }
        return real(told.firstKey(), left - 1);
    }

    /// Whether a name stands for a bucket that nothing tells, or for several.
    public boolean isUnresolved(String name) {
        return isAlias(name) && isAlias(real(name));
    }

    /// What tells which bucket a name means.
    public List<Evidence> evidence(String name) {
        List<Evidence> found = new ArrayList<>();
        String here = name;
        for (int i = 0; i < 4; i++) {
            TreeMap<String, Evidence> told = meant.get(here);
            if (told == null || told.size() != 1) {
                break;
            }
            found.add(told.firstEntry().getValue());
            here = told.firstKey();
        }
        return found;
    }

    /// The other names under which records may tell of a bucket; of one that means several buckets
    /// only records that name the bucket themselves do.
    public List<String> namesOf(String bucket) {
        return met.stream()
                .filter(name ->
                        real(name).equals(bucket)
                                || meant.getOrDefault(name, new TreeMap<>()).containsKey(bucket))
                .toList();
    }

    /// The same with the names by which no request was made, but which calls of other services may
    /// have used.
    public List<String> allNamesOf(String bucket) {
        Set<String> names = new TreeSet<>(namesOf(bucket));
        for (String name : meant.keySet()) {
            if (real(name).equals(bucket)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
