package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.ResourceName;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the records that name an object, or a prefix it lies under, in other services' calls, and
/// the jobs among them.
final class JobFinder {
    private static final int LONGEST_KEY = 1024;
    private static final int MOST = 2_000;
    private static final int SHORTEST_TASK = 8;

    private final CaseRecords records;
    private final TableReading table;
    private final Map<List<String>, List<CaseRecord>> naming = new HashMap<>();
    private final Map<NodeId, @Nullable CaseRecord> models = new HashMap<>();

    JobFinder(CaseRecords records, TableReading table) {
        this.records = records;
        this.table = table;
    }

    /// Records of other services that name the object or a prefix it may lie under, by time.
    List<CaseRecord> naming(String bucket, String key) throws IOException {
        List<String> object = List.of(bucket, key);
        List<CaseRecord> known = naming.get(object);
        if (known == null) {
            known = find(bucket, key);
            naming.put(object, known);
        }
        return known;
    }

    private List<CaseRecord> find(String bucket, String key) throws IOException {
        EventTable events = table.table();
        List<String> prefixes = prefixes(key);
        List<Query> clauses = new ArrayList<>();
        for (String path : events.uriPaths()) {
            for (String spelled : records.spelled(path)) {
                for (String start :
                        List.of("s3://" + bucket, "s3a://" + bucket, "arn:aws:s3:::" + bucket)) {
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
            List<Query> buckets = new ArrayList<>(records.at(pair.getFirst(), bucket));
            buckets.addAll(records.at(pair.getFirst(), "arn:aws:s3:::" + bucket));
            List<Query> keys = new ArrayList<>();
            for (String spelled : records.spelled(pair.getLast())) {
                prefixes.forEach(prefix -> keys.add(at(spelled, prefix)));
            }
            if (!buckets.isEmpty() && !keys.isEmpty()) {
                clauses.add(Ask.all(Ask.any(buckets), Ask.any(keys)));
            }
        }
        for (String path : events.textPaths()) {
            for (String spelled : records.spelled(path)) {
                clauses.add(
                        new Query.Wildcard(
                                new Query.Target.Path(spelled), "*s3*://" + bucket + "*"));
            }
        }
        for (String task : tasks(key)) {
            for (String path : events.taskPaths()) {
                clauses.addAll(records.at(path, task));
            }
        }
        return clauses.isEmpty() ? List.of() : told(Ask.any(clauses));
    }

    /// The records found that the table reads edges or jobs from.
    private List<CaseRecord> told(Query query) throws IOException {
        Query calls = Ask.all(Ask.source(SourceKind.CLOUDTRAIL), query);
        List<StoredEvent> events =
                records.find(calls, TimeRange.ALL, MOST).events().stream()
                        .filter(event -> table.table().tells(event.event()))
                        .toList();
        return records.read(events);
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

    /// Jobs that may have used or made the object, and those that apply a model made of it.
    List<JobHub> around(String bucket, String key) throws IOException {
        List<CaseRecord> named = naming(bucket, key);
        Map<NodeId, JobHub> found = new TreeMap<>();
        hubs(named, found);
        for (CaseRecord record : named) {
            for (TableReading.NamedEdge edge : table.edges(record)) {
                boolean model =
                        edge.kind() == EdgeKind.DERIVED_FROM
                                && edge.to() instanceof Place.Thing thing
                                && thing.id().kind() == NodeKind.MODEL
                                && JobHub.covers(edge.from(), bucket, key);
                if (model && edge.to() instanceof Place.Thing thing) {
                    hubs(applying(thing.id()), found);
                }
            }
        }
        found.values().removeIf(hub -> !hub.takes(bucket, key) && !hub.gives(bucket, key));
        return List.copyOf(found.values());
    }

    private List<CaseRecord> applying(NodeId model) throws IOException {
        ResourceName name = ResourceName.ofNode(model);
        List<Query> clauses = new ArrayList<>();
        for (String path : table.table().modelPaths()) {
            if (name != null) {
                clauses.addAll(records.at(path, name.name()));
            }
        }
        return clauses.isEmpty() ? List.of() : told(Ask.any(clauses));
    }

    /// A job by its node; empty where no record starts it.
    List<JobHub> of(NodeId job) throws IOException {
        List<Query> clauses = new ArrayList<>();
        for (EventTable.Naming naming : table.table().namings(job)) {
            clauses.addAll(records.at(naming.path(), naming.text()));
        }
        Map<NodeId, JobHub> found = new TreeMap<>();
        if (!clauses.isEmpty()) {
            hubs(told(Ask.any(clauses)), found);
        }
        found.keySet().removeIf(id -> !id.equals(job));
        return List.copyOf(found.values());
    }

    private void hubs(Collection<CaseRecord> some, Map<NodeId, JobHub> into) throws IOException {
        for (CaseRecord record : some) {
            for (TableReading.Job job : table.jobs(record)) {
                Instant start = record.time();
                JobHub before = into.get(job.node().id());
                // The first record of a job starts it; a name used again is another job, later.
                if (start != null && (before == null || start.isBefore(before.start()))) {
                    into.put(job.node().id(), hub(job, start));
                }
            }
        }
    }

    private JobHub hub(TableReading.Job job, Instant start) throws IOException {
        CaseRecord model = job.model() == null ? null : model(job);
        String role = job.role();
        List<Place> data = new ArrayList<>();
        if (model != null) {
            for (TableReading.Job made : table.models(model)) {
                role = role == null ? made.role() : role;
            }
            for (TableReading.NamedEdge edge : table.edges(model)) {
                data.add(edge.from());
            }
        }
        return new JobHub(job, start, end(job, start), model, role, data);
    }

    private @Nullable CaseRecord model(TableReading.Job job) throws IOException {
        String name = job.model();
        if (name == null) {
            return null;
        }
        NodeId id =
                new NodeId(
                        NodeKind.MODEL,
                        job.record().text(EventField.ACCOUNT)
                                + ':'
                                + job.record().text(EventField.REGION)
                                + ':'
                                + name);
        if (!models.containsKey(id)) {
            models.put(id, findModel(id));
        }
        return models.get(id);
    }

    private @Nullable CaseRecord findModel(NodeId id) throws IOException {
        List<Query> clauses = new ArrayList<>();
        for (EventTable.Naming naming : table.table().namings(id)) {
            clauses.addAll(records.at(naming.path(), naming.text()));
        }
        if (clauses.isEmpty()) {
            return null;
        }
        for (CaseRecord record : told(Ask.any(clauses))) {
            for (TableReading.Job made : table.models(record)) {
                if (made.node().id().equals(id)) {
                    return record;
                }
            }
        }
        return null;
    }

    private Instant end(TableReading.Job job, Instant start) throws IOException {
        Instant latest = start.plus(JobHub.LONGEST);
        if (job.ends().isEmpty() || job.name() == null) {
            return latest;
        }
        Query query =
                Ask.all(
                        Ask.actions(job.ends()),
                        Ask.equal(EventField.ACCOUNT, job.record().text(EventField.ACCOUNT)));
        Map<String, CaseRecord> ends = new LinkedHashMap<>();
        for (CaseRecord record :
                records.read(records.find(query, new TimeRange(start, latest), MOST).events())) {
            ends.put(record.id(), record);
        }
        for (CaseRecord end : ends.values()) {
            boolean own =
                    end.succeeded()
                            && job.name()
                                    .equals(
                                            end.fields()
                                                    .first(
                                                            "rp.trainingJobName",
                                                            "rp.processingJobName",
                                                            "rp.transformJobName",
                                                            "rp.hyperParameterTuningJobName",
                                                            "rp.labelingJobName"));
            if (own && end.time() != null) {
                return end.time();
            }
        }
        return latest;
    }
}
