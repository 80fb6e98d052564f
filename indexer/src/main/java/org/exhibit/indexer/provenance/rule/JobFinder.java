package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the records that name an object, or a prefix it lies under, in other services' calls, and
/// the jobs among them.
final class JobFinder {
    private static final int MOST = 2_000;

    /// Jobs of one role that are looked at.
    private static final int MOST_OF_ROLE = 200;

    private final CaseRecords records;
    private final TableReading table;
    private final JobSetups setups;
    private final JobClauses clauses;
    private final JobEnds ends;
    private final Map<List<String>, List<CaseRecord>> naming = new HashMap<>();
    private final Map<NodeId, @Nullable CaseRecord> models = new HashMap<>();
    private final Map<String, List<JobHub>> byRole = new HashMap<>();

    JobFinder(ObjectReader objects) {
        this.records = objects.records();
        this.table = objects.table();
        this.setups = new JobSetups(objects);
        this.clauses = new JobClauses(objects);
        this.ends = new JobEnds(objects.records());
    }

    /// Records of other services that name the object or a prefix it may lie under, by time.
    List<CaseRecord> naming(String bucket, String key) throws IOException {
        List<String> object = List.of(bucket, key);
        List<CaseRecord> known = naming.get(object);
        if (known == null) {
            Query query = clauses.of(bucket, key);
            known = query == null ? List.of() : told(query);
            naming.put(object, known);
        }
        return known;
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

    /// Jobs that may have used or made the object, those that apply a model made of it, and those
    /// whose objects are told by their role's requests.
    List<JobHub> around(ObjectFacts facts) throws IOException {
        String bucket = facts.bucket();
        String key = facts.key();
        List<CaseRecord> named = naming(bucket, key);
        Map<NodeId, JobHub> found = new TreeMap<>();
        hubs(named, found);
        hubs(setups.startedBy(named, span(facts)), found);
        for (CaseRecord record : named) {
            for (TableReading.NamedEdge edge : table.edges(record)) {
                boolean model =
                        edge.kind() == EdgeKind.DERIVED_FROM
                                && edge.to() instanceof Place.Thing thing
                                && thing.id().kind() == NodeKind.MODEL
                                && setups.real(List.of(edge.from()), List.of())
                                        .getFirst()
                                        .covers(bucket, key);
                if (model && edge.to() instanceof Place.Thing thing) {
                    hubs(applying(thing.id()), found);
                }
            }
        }
        found.values()
                .removeIf(hub ->
                        !hub.takes(bucket, key)
                                && !hub.gives(bucket, key)
                                && !hub.mentions(bucket, key));
        for (String role : roles(facts)) {
            ofRole(role).forEach(hub -> found.putIfAbsent(hub.id(), hub));
        }
        return List.copyOf(found.values());
    }

    /// When a job must have been started that touched the object.
    private static TimeRange span(ObjectFacts facts) {
        List<Instant> times = new ArrayList<>();
        for (Access access : facts.accesses()) {
            if (access.time() != null) {
                times.add(access.time());
            }
        }
        if (times.isEmpty()) {
            return TimeRange.ALL;
        }
        Instant first = Collections.min(times).minus(JobHub.LONGEST);
        return new TimeRange(first, Collections.max(times).plusSeconds(3));
    }

    private static Set<String> roles(ObjectFacts facts) {
        Set<String> found = new TreeSet<>();
        for (Access access : facts.accesses()) {
            found.add(role(access.actor()));
        }
        for (CaseRecord copy : facts.copiedOut()) {
            found.add(role(Actor.of(copy.event())));
        }
        found.remove("");
        return found;
    }

    /// The role's ARN; where a record names the role alone, that of a role without a path.
    private static String role(Actor actor) {
        String name = actor.roleName();
        return actor.role().isEmpty() && name != null
                ? "arn:aws:iam::" + actor.account() + ":role/" + name
                : actor.role();
    }

    private List<JobHub> ofRole(String role) throws IOException {
        List<JobHub> known = byRole.get(role);
        if (known == null) {
            Map<NodeId, JobHub> found = new TreeMap<>();
            for (EventTable.RoleNaming naming : table.table().roleNamings()) {
                List<Query> at = new ArrayList<>();
                for (String path : naming.paths()) {
                    at.addAll(records.at(path, role));
                }
                if (!at.isEmpty()) {
                    Query starts = Ask.all(Ask.actions(naming.actions()), Ask.any(at));
                    List<StoredEvent> calls =
                            records.find(starts, TimeRange.ALL, MOST_OF_ROLE).events();
                    hubs(records.read(calls), found);
                }
            }
            known = List.copyOf(found.values());
            byRole.put(role, known);
        }
        return known;
    }

    /// Records that start jobs by what these set up.
    List<CaseRecord> startedBy(Collection<CaseRecord> some) throws IOException {
        return setups.startedBy(some, TimeRange.ALL);
    }

    /// What a job was started by, as it stood then.
    JobSetups.State state(TableReading.Job job) throws IOException {
        return setups.of(job, job.record().time());
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
        String account = job.record().text(EventField.ACCOUNT);
        JobSetups.State state = setups.of(job, start);
        List<JobRole> roles = new ArrayList<>();
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
        if (role == null) {
            roles.addAll(state.roles());
        } else {
            roles.add(new JobRole(role, account, List.of()));
        }
        List<JobPlace> inputs = new ArrayList<>(setups.real(job.inputs(), List.of()));
        inputs.addAll(state.inputs());
        boolean overridden = state.overrides() && !state.outputs().isEmpty();
        List<JobPlace> outputs = new ArrayList<>();
        if (overridden || job.outputs().isEmpty()) {
            outputs.addAll(state.outputs());
        }
        outputs.addAll(overridden ? List.of() : setups.real(job.outputs(), List.of()));
        List<JobPlace> mentioned = new ArrayList<>(setups.real(job.maybe(), List.of()));
        mentioned.addAll(setups.real(job.maybeOutputs(), List.of()));
        mentioned.addAll(state.mentioned());
        return new JobHub(
                job,
                start,
                ends.of(job, start),
                model,
                roles,
                setups.real(data, List.of()),
                inputs,
                outputs,
                mentioned);
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
}
