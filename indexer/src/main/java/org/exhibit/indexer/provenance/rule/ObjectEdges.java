package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every edge that touches an object or another thing, found by asking the index for what names it.
/// An edge is always found from its downstream object, so both ends tell the same. One thread at a
/// time.
public final class ObjectEdges {
    /// A hub of more members is not opened unasked.
    public static final int HUB = 50;

    /// Paths of checksums by which two objects are known to have the same content.
    public static final List<String> CHECKSUMS = SameContent.SUMS;

    private final ObjectReader objects;
    private final JobFinder finder;
    private final NamedEdges named;
    private final JobEdges jobs;
    private final CopyEdges copies;
    private final ReadThenWrite readThenWrite;
    private final CodeTaint taint;
    private final Replication replication;
    private final SameContent content;
    private final BucketKeyUse keyUse;
    private final Map<List<String>, Found> into = new HashMap<>();
    private final Map<List<String>, Found> around = new HashMap<>();
    private final Map<NodeId, Found> batches = new HashMap<>();

    public ObjectEdges(ObjectReader objects, Declared declared) {
        this.objects = objects;
        this.finder = new JobFinder(objects);
        this.named = new NamedEdges(objects, finder);
        this.jobs = new JobEdges(finder, objects.records());
        this.copies = new CopyEdges(objects);
        this.readThenWrite =
                new ReadThenWrite(
                        objects,
                        declared,
                        new Invocations(objects.records(), objects.table().table()));
        this.taint = new CodeTaint(objects, declared);
        this.replication = new Replication(objects);
        this.content = new SameContent(objects);
        this.keyUse = new BucketKeyUse(objects);
    }

    /// The edges that touch any version of an object, its markers or its key.
    public Found of(String bucket, String key) throws IOException {
        ObjectFacts facts = objects.facts(bucket, key);
        List<String> object = List.of(facts.bucket(), key);
        Found known = around.get(object);
        if (known != null) {
            return known;
        }
        Found found = new Found();
        found.addAll(own(facts));
        if (facts.recordsLeftOut() > 0) {
            found.cut(facts.keyNode(), facts.recordsLeftOut());
        }
        Set<List<String>> targets =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        targets.addAll(copies.targets(facts));
        targets.addAll(replication.targets(facts));
        targets.addAll(readThenWrite.targets(facts, found));
        targets.addAll(tainted(facts, found));
        targets.remove(object);
        for (List<String> target : targets) {
            Found other = own(objects.facts(target.getFirst(), target.getLast()));
            from(other, facts).forEach(found::add);
            other.nodes().forEach(found::add);
            other.cut().forEach(found::cut);
        }
        around.put(object, found);
        return found;
    }

    private static List<Edge> from(Found other, ObjectFacts facts) {
        List<Edge> edges = new ArrayList<>();
        Set<NodeId> batches = new TreeSet<>();
        for (Edge edge : other.edges()) {
            if (isOf(edge.from(), facts)) {
                edges.add(edge);
                if (edge.to().kind() == NodeKind.BATCH) {
                    batches.add(edge.to());
                }
            }
        }
        for (Edge edge : other.edges()) {
            if (batches.contains(edge.from())) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static boolean isOf(NodeId id, ObjectFacts facts) {
        NodeId key = facts.keyNode();
        return id.equals(key)
                || (id.kind() == NodeKind.VERSION && id.name().startsWith(key.name() + '@'));
    }

    /// The edges found from an object itself: all that lead into it, and its reads.
    private Found own(ObjectFacts facts) throws IOException {
        List<String> object = List.of(facts.bucket(), facts.key());
        Found known = into.get(object);
        if (known == null) {
            known = new Found();
            AccessEdges.add(facts, known);
            copies.addInto(facts, known);
            named.addObject(facts, known);
            jobs.add(facts, known);
            readThenWrite.addInto(facts, known);
            taint.addInto(facts, known);
            replication.addInto(facts, known);
            content.add(facts, known);
            into.put(object, known);
            keepBatches(known);
        }
        return known;
    }

    /// A batch is known only from the object it flowed into, by way of which it was reached.
    private void keepBatches(Found found) {
        for (Edge edge : found.edges()) {
            NodeId batch = edge.from().kind() == NodeKind.BATCH ? edge.from() : edge.to();
            if (batch.kind() == NodeKind.BATCH) {
                batches.computeIfAbsent(batch, id -> new Found()).add(edge);
            }
        }
    }

    /// Objects written by functions while this one was their code.
    private Set<List<String>> tainted(ObjectFacts facts, Found found) throws IOException {
        Set<List<String>> targets =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        for (NodeId function : taint.functions(facts, own(facts).edges())) {
            written(function, facts.keyNode(), found, targets);
        }
        return targets;
    }

    private void written(NodeId function, NodeId source, Found found, Set<List<String>> targets)
            throws IOException {
        for (TimeRange span : taint.inForce(function, source)) {
            String[] parts = function.name().split(":", 3);
            String arn = "arn:aws:lambda:" + parts[1] + ':' + parts[0] + ":function:" + parts[2];
            List<Query> scope = objects.records().at("ui.inScopeOf.credentialsIssuedTo", arn);
            if (scope.isEmpty()) {
                continue;
            }
            Query writes =
                    Ask.all(
                            Ask.source(SourceKind.CLOUDTRAIL),
                            Ask.actions(objects.table().table().actions(AccessKind.WRITE)),
                            Ask.any(scope));
            Facet facet = objects.records().facet(writes, span, "object", HUB);
            if (facet.distinct() > HUB) {
                found.cut(source, facet.distinct());
            }
            for (Facet.Value value : facet.values()) {
                addObject(value.value(), targets);
            }
        }
    }

    private static void addObject(String uri, Set<List<String>> into) {
        S3Place place = S3Place.parse(uri);
        if (place != null && !place.key().isEmpty()) {
            into.add(List.of(place.bucket(), place.key()));
        }
    }

    /// The edges that touch anything but an object or an actor.
    public Found ofThing(NodeId id) throws IOException {
        Found found = new Found();
        if (id.kind() == NodeKind.BATCH) {
            found.addAll(batches.getOrDefault(id, new Found()));
            return found;
        }
        named.addThing(id, found);
        switch (id.kind()) {
            case JOB -> {
                for (JobHub hub : finder.of(id)) {
                    members(hub, found);
                }
            }
            case FUNCTION, LAYER -> influenced(id, found);
            case BUCKET -> keyUse.addBucket(id.name().substring("s3://".length()), found);
            default -> {}
        }
        return found;
    }

    private void influenced(NodeId id, Found found) throws IOException {
        if (id.kind() != NodeKind.LAYER) {
            return;
        }
        Set<List<String>> targets =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        for (Edge edge : found.edges()) {
            if (edge.kind() == EdgeKind.CODE_CHANGED && edge.to().kind() == NodeKind.FUNCTION) {
                written(edge.to(), id, found, targets);
            }
        }
        for (List<String> target : targets) {
            Found other = own(objects.facts(target.getFirst(), target.getLast()));
            found.addAll(other.touching(id));
        }
    }

    /// What a job read and wrote: the objects under its places that its role touched in its time.
    private void members(JobHub hub, Found found) throws IOException {
        TimeRange span =
                new TimeRange(hub.start().minusSeconds(2), hub.end().plusSeconds(2).plusMillis(1));
        Set<String> reads = new TreeSet<>(objects.table().table().actions(AccessKind.READ));
        reads.addAll(objects.table().table().actions(AccessKind.KEY_READ));
        Set<String> writes = new TreeSet<>(objects.table().table().actions(AccessKind.WRITE));
        writes.addAll(objects.table().table().actions(AccessKind.COMPLETE));
        List<JobPlace> taken = new ArrayList<>(hub.inputs());
        taken.addAll(hub.modelData());
        taken.addAll(hub.mentioned());
        for (JobPlace place : taken) {
            members(hub, place.place(), span, reads, found);
        }
        List<JobPlace> given = new ArrayList<>(hub.outputs());
        given.addAll(hub.mentioned());
        for (JobPlace place : given) {
            members(hub, place.place(), span, writes, found);
        }
        if (hub.job().byRole()) {
            membersByRole(hub, span, found);
        }
    }

    /// What sessions of the job's role read, wrote or copied in its time.
    private void membersByRole(JobHub hub, TimeRange span, Found found) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (AccessKind kind : List.of(AccessKind.READ, AccessKind.WRITE, AccessKind.COPY)) {
            actions.addAll(objects.table().table().actions(kind));
        }
        for (JobRole role : hub.roles()) {
            Query query =
                    Ask.all(Ask.equal(EventField.ACTOR_ISSUER, role.role()), Ask.actions(actions));
            Facet facet = objects.records().facet(query, span, "object", HUB);
            if (facet.distinct() > HUB) {
                found.cut(hub.id(), facet.distinct());
            }
            Set<List<String>> touched =
                    new TreeSet<>(
                            java.util.Comparator.comparing((List<String> each) -> each.toString()));
            facet.values().forEach(value -> addObject(value.value(), touched));
            for (List<String> object : Set.copyOf(touched)) {
                touched.addAll(copiedInto(objects.facts(object.getFirst(), object.getLast())));
            }
            for (List<String> object : touched) {
                Found other = own(objects.facts(object.getFirst(), object.getLast()));
                found.addAll(other.touching(hub.id()));
            }
        }
    }

    /// What an object was copied from.
    private Set<List<String>> copiedInto(ObjectFacts facts) throws IOException {
        Set<List<String>> found =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        for (Access access : facts.accesses()) {
            CaseRecord call = access.call();
            Place.ObjectAt source = call == null ? null : objects.table().source(call);
            if (source != null && access.succeeded()) {
                found.add(List.of(objects.names().real(source.bucket()), source.key()));
            }
        }
        return found;
    }

    private void members(JobHub hub, Place place, TimeRange span, Set<String> actions, Found found)
            throws IOException {
        Set<List<String>> objectsThere =
                new TreeSet<>(
                        java.util.Comparator.comparing((List<String> each) -> each.toString()));
        switch (place) {
            case Place.ObjectAt(String bucket, String key, String version) ->
                    objectsThere.add(List.of(bucket, key));
            case Place.Under(String bucket, String prefix) -> {
                Query query =
                        Ask.all(
                                Ask.equal(EventField.BUCKET, bucket),
                                Ask.starts(EventField.KEY, prefix),
                                Ask.actions(actions));
                Facet facet = objects.records().facet(query, span, "object", HUB);
                if (facet.distinct() > HUB) {
                    found.cut(hub.id(), facet.distinct());
                }
                facet.values().forEach(value -> addObject(value.value(), objectsThere));
            }
            case Place.Thing thing -> {}
            case Place.Caller caller -> {}
        }
        for (List<String> object : objectsThere) {
            Found other = own(objects.facts(object.getFirst(), object.getLast()));
            found.addAll(other.touching(hub.id()));
        }
    }

    NamedEdges named() {
        return named;
    }

    BucketKeyUse keyUse() {
        return keyUse;
    }
}
