package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Rule R1: edges that one record names both ends of, by the event table; and what jobs were
/// configured with.
final class NamedEdges {
    private static final int MOST = 2_000;

    private final ObjectReader objects;
    private final JobFinder finder;
    private final Places places;

    NamedEdges(ObjectReader objects, JobFinder finder) {
        this.objects = objects;
        this.finder = finder;
        this.places = new Places(objects);
    }

    /// Edges that name the object itself.
    void addObject(ObjectFacts facts, Found found) throws IOException {
        List<CaseRecord> named = new ArrayList<>(finder.naming(facts.bucket(), facts.key()));
        List<StoredEvent> settings = new ArrayList<>();
        for (Access access : facts.accesses()) {
            boolean said =
                    access.kind() == AccessKind.SETTING || access.kind() == AccessKind.INSPECT;
            for (StoredEvent record : access.records()) {
                if (said && access.succeeded() && objects.table().table().tells(record.event())) {
                    settings.add(record);
                }
            }
        }
        named.addAll(objects.records().read(settings));
        Found all = new Found();
        for (CaseRecord record : named) {
            add(record, all, facts);
        }
        keep(all, facts, found);
    }

    /// Prefixes that merely cover the object stay with the jobs that were given them.
    private static void keep(Found all, ObjectFacts facts, Found found) {
        NodeId key = facts.keyNode();
        for (Edge edge : all.edges()) {
            if (isOf(edge.from(), key) || isOf(edge.to(), key)) {
                found.add(edge);
            }
        }
        all.nodes().forEach(found::add);
    }

    private static boolean isOf(NodeId id, NodeId key) {
        return switch (id.kind()) {
            case KEY -> id.equals(key);
            case VERSION, MARKER -> id.name().startsWith(key.name() + '@');
            default -> false;
        };
    }

    /// Edges that touch a resource, a prefix or a bucket.
    void addThing(NodeId id, Found found) throws IOException {
        EventTable table = objects.table().table();
        List<Query> clauses = new ArrayList<>();
        for (EventTable.Naming naming : table.namings(id)) {
            clauses.addAll(objects.records().at(naming.path(), naming.text()));
        }
        if (id.kind() == NodeKind.BUCKET || id.kind() == NodeKind.PREFIX) {
            clauses.addAll(new PlaceClauses(objects).of(id));
        }
        if (clauses.isEmpty()) {
            return;
        }
        CaseRecords.Found named = objects.records().find(Ask.any(clauses), TimeRange.ALL, MOST);
        if (!named.isWhole()) {
            found.cut(id, named.total());
        }
        Found all = new Found();
        addAll(named.events(), all);
        if (id.kind() == NodeKind.BUCKET || id.kind() == NodeKind.PREFIX) {
            List<CaseRecord> setting = objects.records().read(named.events());
            for (CaseRecord record : finder.startedBy(setting)) {
                add(record, all, null);
            }
        }
        found.addAll(all.touching(id));
    }

    /// Edges of calls, whatever they touch.
    void addAll(Collection<StoredEvent> events, Found found) throws IOException {
        EventTable table = objects.table().table();
        List<StoredEvent> telling =
                events.stream().filter(event -> table.tells(event.event())).toList();
        for (CaseRecord record : objects.records().read(telling)) {
            add(record, found, null);
        }
    }

    private void add(CaseRecord record, Found found, @Nullable ObjectFacts only)
            throws IOException {
        for (TableReading.NamedEdge edge : objects.table().edges(record)) {
            if (only == null || concerns(edge.from(), only) || concerns(edge.to(), only)) {
                add(
                        edge.row(),
                        edge.kind(),
                        edge.from(),
                        edge.to(),
                        record,
                        edge.fields(),
                        edge.bytes(),
                        found);
            }
        }
        for (TableReading.Job job : objects.table().jobs(record)) {
            addConfigured(job, record, found, only);
        }
    }

    private boolean concerns(Place place, ObjectFacts facts) throws IOException {
        return place instanceof Place.ObjectAt object
                && objects.names().real(object.bucket()).equals(facts.bucket())
                && object.key().equals(facts.key());
    }

    private void addConfigured(
            TableReading.Job job, CaseRecord record, Found found, @Nullable ObjectFacts only)
            throws IOException {
        for (Place input : job.inputs()) {
            if (only == null || concerns(input, only)) {
                add(job.row(), EdgeKind.USED, input, job.node(), record, job.fields(), null, found);
            }
        }
        JobSetups.State state = only == null ? finder.state(job) : JobSetups.State.NOTHING;
        boolean overridden = state.overrides() && !state.outputs().isEmpty();
        if (only == null) {
            addInherited(job, state, record, found);
        }
        for (Place output : job.outputs()) {
            if (!overridden && (only == null || concerns(output, only))) {
                add(
                        job.row(),
                        EdgeKind.GENERATED,
                        job.node(),
                        output,
                        record,
                        job.fields(),
                        null,
                        found);
            }
        }
        for (Place maybe : job.maybe()) {
            if (only == null || concerns(maybe, only)) {
                Node from = places.node(maybe, record);
                mentioned(job, from, from.id(), job.node().id(), EdgeKind.USED, record, found);
            }
        }
        for (Place maybe : job.maybeOutputs()) {
            if (only == null || concerns(maybe, only)) {
                Node to = places.node(maybe, record);
                mentioned(job, to, job.node().id(), to.id(), EdgeKind.EXPORTED, record, found);
            }
        }
        String model = job.model();
        if (model != null && only == null) {
            addModel(job, model, record, found);
        }
        if (only == null) {
            add(
                    job.row(),
                    EdgeKind.STARTED,
                    new Place.Caller(),
                    job.node(),
                    record,
                    job.fields(),
                    null,
                    found);
        }
    }

    /// Places that a job has from what it was started by: told by several records together.
    private void addInherited(
            TableReading.Job job, JobSetups.State state, CaseRecord record, Found found)
            throws IOException {
        for (JobPlace input : state.inputs()) {
            inherited(job, input, EdgeKind.USED, Strength.RECORDED, record, found);
        }
        boolean own = !state.overrides() && !job.outputs().isEmpty();
        for (JobPlace output : own ? List.<JobPlace>of() : state.outputs()) {
            inherited(job, output, EdgeKind.GENERATED, Strength.RECORDED, record, found);
        }
        for (JobPlace maybe : state.mentioned()) {
            inherited(job, maybe, EdgeKind.USED, Strength.POSSIBLE, record, found);
        }
    }

    private void inherited(
            TableReading.Job job,
            JobPlace place,
            EdgeKind kind,
            Strength strength,
            CaseRecord record,
            Found found)
            throws IOException {
        Node end = places.node(place.place(), record);
        List<Evidence> evidence = new ArrayList<>(place.by());
        evidence.add(record.evidence(job.fields()));
        boolean into = kind == EdgeKind.USED;
        found.add(end);
        found.add(job(job));
        found.add(
                Edge.of(
                        into ? end.id() : job.node().id(),
                        into ? job.node().id() : end.id(),
                        kind,
                        strength,
                        new RuleId("R2", 1, job.row()),
                        evidence));
    }

    private static void mentioned(
            TableReading.Job job,
            Node place,
            NodeId from,
            NodeId to,
            EdgeKind kind,
            CaseRecord record,
            Found found) {
        found.add(place);
        found.add(job(job));
        found.add(
                Edge.of(
                        from,
                        to,
                        kind,
                        Strength.POSSIBLE,
                        new RuleId("R2", 1, job.row()),
                        List.of(record.evidence(job.fields()))));
    }

    private static Node job(TableReading.Job job) {
        return Node.of(job.node().id(), job.node().label());
    }

    private static void addModel(
            TableReading.Job job, String model, CaseRecord record, Found found) {
        NodeId id =
                new NodeId(
                        NodeKind.MODEL,
                        record.text(EventField.ACCOUNT)
                                + ':'
                                + record.text(EventField.REGION)
                                + ':'
                                + model);
        found.add(Node.of(id, model));
        found.add(job(job));
        found.add(
                Edge.of(
                        id,
                        job.node().id(),
                        EdgeKind.USED,
                        Strength.RECORDED,
                        new RuleId("R1", 1, job.row()),
                        List.of(record.evidence(job.fields()))));
    }

    private void add(
            int row,
            EdgeKind kind,
            Place from,
            Place to,
            CaseRecord record,
            List<String> fields,
            @Nullable Long bytes,
            Found found)
            throws IOException {
        Node upstream = places.node(from, record);
        Node downstream = places.node(to, record);
        if (upstream.id().equals(downstream.id())) {
            return;
        }
        found.add(upstream);
        found.add(downstream);
        List<Evidence> evidence = new ArrayList<>(List.of(record.evidence(fields)));
        evidence.addAll(places.named(from));
        evidence.addAll(places.named(to));
        found.add(
                Edge.of(
                                upstream.id(),
                                downstream.id(),
                                kind,
                                Strength.RECORDED,
                                new RuleId("R1", 1, row),
                                evidence)
                        .withBytes(bytes));
    }
}
