package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.BucketNames;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What jobs are started by: workgroups, definitions, clusters, tasks and their places, as records
/// set them up and changed them before. One thread at a time.
final class JobSetups {
    /// Records of one such thing, and jobs started by it, that are looked at.
    private static final int MOST = 500;

    private static final int DEEPEST = 3;

    private final ObjectReader objects;
    private final Map<NodeId, List<TableReading.Setup>> known = new HashMap<>();

    JobSetups(ObjectReader objects) {
        this.objects = objects;
    }

    /// How a thing stood at an instant.
    ///
    /// @param overrides whether its outputs stand before a job's own
    record State(
            List<JobRole> roles,
            List<JobPlace> inputs,
            List<JobPlace> outputs,
            List<JobPlace> mentioned,
            boolean overrides) {
        static final State NOTHING = new State(List.of(), List.of(), List.of(), List.of(), false);
    }

    /// How all that a job was started by stood then, put together.
    State of(TableReading.Job job, @Nullable Instant start) throws IOException {
        return job.setups().isEmpty() || start == null
                ? State.NOTHING
                : of(job.setups(), start, DEEPEST);
    }

    private State of(List<Place.Thing> things, Instant at, int left) throws IOException {
        List<JobRole> roles = new ArrayList<>();
        List<JobPlace> inputs = new ArrayList<>();
        List<JobPlace> outputs = new ArrayList<>();
        List<JobPlace> mentioned = new ArrayList<>();
        boolean overrides = false;
        for (Place.Thing thing : things) {
            State one = left == 0 ? State.NOTHING : fold(thing.id(), at, left);
            roles.addAll(one.roles());
            inputs.addAll(one.inputs());
            outputs.addAll(one.outputs());
            mentioned.addAll(one.mentioned());
            overrides |= one.overrides();
        }
        return new State(roles, inputs, outputs, mentioned, overrides);
    }

    /// What a record leaves unsaid stays as it was.
    private State fold(NodeId id, Instant at, int left) throws IOException {
        List<JobRole> roles = List.of();
        List<JobPlace> inputs = List.of();
        List<JobPlace> outputs = List.of();
        List<JobPlace> mentioned = List.of();
        boolean overrides = true;
        List<Evidence> decided = List.of();
        for (TableReading.Setup setup : changes(id)) {
            Instant time = setup.record().time();
            if (time == null || time.isAfter(at)) {
                continue;
            }
            List<Evidence> by = List.of(setup.record().evidence(setup.fields()));
            if (setup.role() != null) {
                String account = setup.record().text(EventField.ACCOUNT);
                roles = List.of(new JobRole(setup.role(), account, by));
            }
            State from = of(setup.inputsOf(), time, left - 1);
            State to = of(setup.outputsOf(), time, left - 1);
            if (!setup.inputsOf().isEmpty() || !setup.outputsOf().isEmpty()) {
                roles = new ArrayList<>(with(from.roles(), by));
                roles.addAll(with(to.roles(), by));
                inputs = places(from.inputs(), by);
                outputs = places(to.inputs(), by);
            }
            inputs = setup.inputs().isEmpty() ? inputs : real(setup.inputs(), by);
            outputs =
                    setup.cleared()
                            ? List.of()
                            : setup.outputs().isEmpty() ? outputs : real(setup.outputs(), by);
            mentioned = setup.maybe().isEmpty() ? mentioned : real(setup.maybe(), by);
            if (setup.overrides() != null) {
                overrides = setup.overrides();
                decided = by;
            }
        }
        return new State(roles, inputs, places(outputs, decided), mentioned, overrides);
    }

    private static List<JobRole> with(List<JobRole> roles, List<Evidence> by) {
        return roles.stream()
                .map(role -> new JobRole(role.role(), role.account(), both(role.by(), by)))
                .toList();
    }

    private static List<JobPlace> places(List<JobPlace> places, List<Evidence> by) {
        return places.stream()
                .map(place -> new JobPlace(place.place(), both(place.by(), by)))
                .toList();
    }

    private static List<Evidence> both(List<Evidence> one, List<Evidence> other) {
        Map<String, Evidence> all = new LinkedHashMap<>();
        one.forEach(piece -> all.putIfAbsent(piece.id(), piece));
        other.forEach(piece -> all.putIfAbsent(piece.id(), piece));
        return List.copyOf(all.values());
    }

    /// Places with their buckets' own names.
    List<JobPlace> real(List<Place> places, List<Evidence> by) throws IOException {
        BucketNames names = objects.names();
        List<JobPlace> found = new ArrayList<>();
        for (Place place : places) {
            found.add(
                    switch (place) {
                        case Place.ObjectAt(String bucket, String key, String version) ->
                                new JobPlace(
                                        new Place.ObjectAt(names.real(bucket), key, version),
                                        both(by, names.evidence(bucket)));
                        case Place.Under(String bucket, String prefix) ->
                                new JobPlace(
                                        new Place.Under(names.real(bucket), prefix),
                                        both(by, names.evidence(bucket)));
                        case Place.Thing thing -> new JobPlace(thing, by);
                        case Place.Caller caller -> new JobPlace(caller, by);
                    });
        }
        return found;
    }

    /// The records that set a thing up or changed it, by time.
    private List<TableReading.Setup> changes(NodeId id) throws IOException {
        List<TableReading.Setup> found = known.get(id);
        if (found == null) {
            found = new ArrayList<>();
            for (CaseRecord record : naming(id, TimeRange.ALL)) {
                for (TableReading.Setup setup : objects.table().setups(record)) {
                    if (setup.node().id().equals(id)) {
                        found.add(setup);
                    }
                }
            }
            known.put(id, found);
        }
        return found;
    }

    private List<CaseRecord> naming(NodeId id, TimeRange range) throws IOException {
        EventTable table = objects.table().table();
        List<Query> clauses = new ArrayList<>();
        for (EventTable.Naming naming : table.namings(id)) {
            clauses.addAll(objects.records().at(naming.path(), naming.text()));
        }
        if (clauses.isEmpty()) {
            return List.of();
        }
        CaseRecords records = objects.records();
        Query calls = Ask.all(Ask.source(SourceKind.CLOUDTRAIL), Ask.any(clauses));
        List<StoredEvent> events =
                records.find(calls, range, MOST).events().stream()
                        .filter(event -> table.tells(event.event()))
                        .toList();
        return records.read(events);
    }

    /// Records that start something by what these set up, or set up something else by it.
    ///
    /// @param range in which jobs are looked for
    List<CaseRecord> startedBy(Collection<CaseRecord> some, TimeRange range) throws IOException {
        Map<String, CaseRecord> found = new LinkedHashMap<>();
        Set<NodeId> seen = new HashSet<>();
        List<CaseRecord> level = List.copyOf(some);
        for (int i = 0; i < DEEPEST && !level.isEmpty(); i++) {
            List<CaseRecord> next = new ArrayList<>();
            for (CaseRecord record : level) {
                for (TableReading.Setup setup : objects.table().setups(record)) {
                    if (seen.add(setup.node().id())) {
                        for (CaseRecord each : naming(setup.node().id(), TimeRange.ALL)) {
                            boolean sets = !objects.table().setups(each).isEmpty();
                            if (sets || isIn(each.time(), range)) {
                                next.add(each);
                            }
                        }
                    }
                }
            }
            next.removeIf(record -> found.putIfAbsent(record.id(), record) != null);
            level = next;
        }
        return List.copyOf(found.values());
    }

    private static boolean isIn(@Nullable Instant time, TimeRange range) {
        return time != null
                && (range.from() == null || !time.isBefore(range.from()))
                && (range.to() == null || time.isBefore(range.to()));
    }
}
