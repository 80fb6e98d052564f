package org.exhibit.indexer.provenance.rule;

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
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.Place;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rule R12: what a function wrote while its code was not the known good one may be influenced by
/// that code; a layer of another account influences on its own, from the change that added it on.
final class CodeTaint {
    static final RuleId RULE = RuleId.of("R12", 1);
    private static final int MOST = 2_000;

    private final ObjectReader objects;
    private final Declared declared;
    private final Places places;
    private final Map<NodeId, List<Change>> known = new HashMap<>();

    CodeTaint(ObjectReader objects, Declared declared) {
        this.objects = objects;
        this.declared = declared;
        this.places = new Places(objects);
    }

    /// A change of a function's code or layers.
    ///
    /// @param hash of the code, as AWS writes it; null of a change of layers
    private record Change(
            CaseRecord record,
            Instant time,
            boolean ofLayers,
            @Nullable String hash,
            List<TableReading.NamedEdge> edges) {}

    /// Edges into the versions of an object.
    void addInto(ObjectFacts facts, Found found) throws IOException {
        for (Access write : facts.accesses()) {
            boolean able = write.kind().writes() && write.succeeded() && !write.keyOnly();
            CaseRecord call = write.call();
            NodeId function = able && call != null ? Invocations.function(call) : null;
            Instant time = write.time();
            if (function != null && time != null) {
                add(write, function, time, facts.versions().of(write), found);
            }
        }
    }

    private void add(Access write, NodeId function, Instant time, NodeId made, Found found)
            throws IOException {
        Change code = null;
        Change layers = null;
        for (Change change : changes(function)) {
            if (!change.time().isAfter(time)) {
                code = change.ofLayers() ? code : change;
                layers = change.ofLayers() ? change : layers;
            }
        }
        if (code != null && !isGood(code, function)) {
            influence(code, write, made, found, function, false);
        }
        if (layers != null) {
            influence(layers, write, made, found, function, true);
        }
    }

    /// Where nobody declared what is good, the first code the records tell of counts as good.
    private boolean isGood(Change change, NodeId function) throws IOException {
        if (!declared.baselineCode().isEmpty()) {
            return change.hash() != null && declared.baselineCode().contains(change.hash());
        }
        Change first =
                changes(function).stream()
                        .filter(each -> !each.ofLayers())
                        .findFirst()
                        .orElse(null);
        return first != null
                && (first.equals(change)
                        || (first.hash() != null && first.hash().equals(change.hash())));
    }

    private void influence(
            Change change,
            Access write,
            NodeId made,
            Found found,
            NodeId function,
            boolean foreignOnly)
            throws IOException {
        for (TableReading.NamedEdge edge : change.edges()) {
            Node source = places.node(edge.from(), change.record());
            boolean foreign = !account(source.id()).equals(account(function));
            if ((foreignOnly && !foreign) || source.id().equals(made)) {
                continue;
            }
            List<Evidence> evidence = new ArrayList<>();
            evidence.add(change.record().evidence(edge.fields()));
            evidence.add(
                    Evidence.of(
                            write.records().getFirst(),
                            "userIdentity.inScopeOf.credentialsIssuedTo",
                            "requestParameters.key"));
            found.add(source);
            found.add(
                    new Edge(
                            source.id(),
                            made,
                            EdgeKind.INFLUENCED_BY,
                            Strength.INFERRED,
                            List.of(RULE),
                            write.time(),
                            write.time(),
                            evidence,
                            List.of(),
                            null,
                            write.actor().node().id().toString(),
                            ""));
        }
    }

    private static String account(NodeId id) {
        int colon = id.name().indexOf(':');
        return colon < 0 ? "" : id.name().substring(0, colon);
    }

    private List<Change> changes(NodeId function) throws IOException {
        List<Change> found = known.get(function);
        if (found == null) {
            found = find(function);
            known.put(function, found);
        }
        return found;
    }

    private List<Change> find(NodeId function) throws IOException {
        CaseRecords records = objects.records();
        List<Query> clauses = new ArrayList<>();
        for (EventTable.Naming naming : objects.table().table().namings(function)) {
            clauses.addAll(records.at(naming.path(), naming.text()));
        }
        List<Change> found = new ArrayList<>();
        if (clauses.isEmpty()) {
            return found;
        }
        Query query =
                Ask.all(
                        Ask.any(clauses),
                        Ask.actions(
                                List.of(
                                        "CreateFunction*",
                                        "UpdateFunctionCode*",
                                        "UpdateFunctionConfiguration*")));
        List<StoredEvent> events = records.find(query, TimeRange.ALL, MOST).events();
        for (CaseRecord record : records.read(events)) {
            if (record.time() != null && record.succeeded()) {
                add(record, Objects.requireNonNull(record.time()), function, found);
            }
        }
        return found;
    }

    private void add(CaseRecord record, Instant time, NodeId function, List<Change> into) {
        List<TableReading.NamedEdge> code = new ArrayList<>();
        List<TableReading.NamedEdge> layers = new ArrayList<>();
        for (TableReading.NamedEdge edge : objects.table().edges(record)) {
            boolean own =
                    edge.kind() == EdgeKind.CODE_CHANGED
                            && edge.to() instanceof Place.Thing(NodeId id, String label)
                            && id.equals(function);
            if (own) {
                boolean layer =
                        edge.from() instanceof Place.Thing(NodeId id, String label)
                                && id.kind() == NodeKind.LAYER;
                (layer ? layers : code).add(edge);
            }
        }
        if (!code.isEmpty()) {
            into.add(new Change(record, time, false, record.fields().first("re.codeSha256"), code));
        }
        // A call that sets other things leaves the layers as they are.
        if (record.fields().has("rp.layers")) {
            into.add(new Change(record, time, true, null, layers));
        }
    }

    /// Functions whose code an object's versions became.
    List<NodeId> functions(ObjectFacts facts, List<Edge> named) {
        return named.stream()
                .filter(edge -> edge.kind() == EdgeKind.CODE_CHANGED)
                .filter(edge -> edge.from().name().startsWith(facts.keyNode().name()))
                .map(Edge::to)
                .filter(id -> id.kind() == NodeKind.FUNCTION)
                .distinct()
                .sorted()
                .toList();
    }

    /// Spans in which one of an object's versions, or a layer, was the code of a function.
    List<TimeRange> inForce(NodeId function, NodeId source) throws IOException {
        List<TimeRange> spans = new ArrayList<>();
        List<Change> changes = changes(function);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean own = false;
            for (TableReading.NamedEdge edge : change.edges()) {
                NodeId from = places.node(edge.from(), change.record()).id();
                own |= from.equals(source) || from.name().startsWith(source.name() + '@');
            }
            if (own && (change.ofLayers() || !isGood(change, function))) {
                spans.add(new TimeRange(change.time(), end(changes, i)));
            }
        }
        return spans;
    }

    private static @Nullable Instant end(List<Change> changes, int at) {
        for (int i = at + 1; i < changes.size(); i++) {
            if (changes.get(i).ofLayers() == changes.get(at).ofLayers()) {
                return changes.get(i).time();
            }
        }
        return null;
    }
}
