package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.decision.StrengthDecisions;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.GraphBuilder;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.AcquiredVersioning;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.CoverageGaps;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.rule.ActorEdges;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.rule.Found;
import org.exhibit.indexer.provenance.rule.ObjectEdges;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.TableReading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Follows edges from what is asked about, up, down or both, asking the index as it goes: never the
/// whole case at once. Content flows through objects, jobs, snapshots and the like, never through
/// whoever read one thing and wrote another; along time only; and not through hubs of many members
/// unless they are opened. One thread at a time; keeps what it found, so a second question is
/// quicker.
public final class LineageSearch {
    private static final String UNRESOLVED = " (an access point; no record tells its bucket)";

    private final CaseReader reader;
    private final ObjectReader objects;
    private final ObjectEdges objectEdges;
    private final ActorEdges actorEdges;
    private final boolean onlyContent;
    private final Proofs proofs;
    private final FlowEdges flows;
    private final ExposureEdges exposures;
    private final WriteGaps gaps;
    private final Labels labels;
    private final Starts starts;
    private final Map<NodeId, Found> known = new HashMap<>();
    private @Nullable Listener listener;
    private StrengthDecisions decisions = StrengthDecisions.of(List.of());
    private boolean decided;
    private List<NodeId> begun = List.of();
    private final Map<NodeId, Found> deeds = new HashMap<>();

    /// What a search needs besides the case.
    public record Tools(
            EventTable table,
            Declared declared,
            BucketVersioning.Settings settings,
            WriteGaps gaps) {
        /// The table that comes with Exhibit, nothing declared but the case's own subjects, its
        /// acquired settings and its coverage.
        public static Tools of(CaseReader reader, CancelToken cancel) throws IOException {
            return new Tools(
                    EventTable.builtIn(),
                    SubjectLabels.of(reader.subjects()),
                    AcquiredVersioning.read(reader, cancel),
                    new CoverageGaps(reader, cancel));
        }
    }

    /// Told what was found so far.
    @FunctionalInterface
    public interface Listener {
        void found(Graph sofar, List<NodeId> starts);
    }

    public LineageSearch(CaseReader reader, Tools tools, CancelToken cancel) {
        this(reader, tools, cancel, false);
    }

    /// A search that tells only by what content flowed, and how strongly: not what flow logs say
    /// beside, what stood open or what lies in a gap. For many objects.
    public static LineageSearch ofContent(CaseReader reader, Tools tools, CancelToken cancel) {
        return new LineageSearch(reader, tools, cancel, true);
    }

    private LineageSearch(CaseReader reader, Tools tools, CancelToken cancel, boolean onlyContent) {
        this.onlyContent = onlyContent;
        this.reader = reader;
        this.objects =
                new ObjectReader(
                        new CaseRecords(reader, cancel),
                        new TableReading(tools.table()),
                        tools.settings(),
                        tools.gaps());
        this.objectEdges = new ObjectEdges(objects, tools.declared());
        this.actorEdges = new ActorEdges(objects, objectEdges);
        this.proofs = new Proofs(reader.events());
        this.flows = new FlowEdges(reader, tools.gaps(), cancel);
        this.exposures = new ExposureEdges(reader, objects, tools.gaps(), cancel);
        this.gaps = tools.gaps();
        this.labels = new Labels(tools.declared(), objects);
        this.starts = new Starts(objects);
    }

    /// Tells of what is found while it is looked for, level by level; such a graph has neither
    /// coverage nor gaps nor labels yet.
    public LineageSearch telling(Listener to) {
        listener = to;
        return this;
    }

    void tell(GraphBuilder graph) {
        if (listener != null) {
            listener.found(decisions.on(graph.build()), begun);
        }
    }

    /// The strength by which an edge is followed: a person's word before the rules'.
    Strength strength(Edge edge) {
        return decisions.strength(edge);
    }

    /// Searches and records so far, for progress.
    public CaseRecords records() {
        return objects.records();
    }

    /// @throws java.util.concurrent.CancellationException once cancelled
    public Lineage answer(LineageQuestion question) throws IOException {
        try {
            return found(question);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The answer of some objects of what the selector stands for, and of its bucket or prefix as a
    /// whole: all of a place, some at a time.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    public Lineage answer(LineageQuestion question, List<Selector.OneObject> some)
            throws IOException {
        try {
            return from(starts.of(question.selector(), some), question);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The objects of a place that a rule may take further; no other can have flowed anywhere.
    ///
    /// @param prefix of keys; empty for the whole bucket
    public Flowing flowing(String bucket, String prefix) throws IOException {
        try {
            return new FlowingObjects(objects).of(bucket, prefix);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// @param objects by key
    /// @param left how many more there are than are named; 0 where that is all
    public record Flowing(List<Selector.OneObject> objects, long left) {
        public Flowing {
            objects = List.copyOf(objects);
        }
    }

    private Lineage found(LineageQuestion question) throws IOException {
        return from(starts.of(question.selector()), question);
    }

    /// The answer from other starts than the question's selector stands for.
    Lineage from(Starts.Chosen chosen, LineageQuestion question) throws IOException {
        if (!decided) {
            decisions = StrengthDecisions.of(reader.custody(Set.of(StrengthDecisions.ENTRY)));
            decided = true;
        }
        GraphBuilder graph = new GraphBuilder();
        TreeMap<NodeId, Lineage.Cut> cut = new TreeMap<>();
        TreeSet<NodeId> reached = new TreeSet<>();
        for (NodeId start : chosen.nodes()) {
            graph.add(Node.of(start, ""));
            reached.add(start);
        }
        if (chosen.left() > 0) {
            NodeId first = chosen.nodes().getFirst();
            cut.put(first, new Lineage.Cut(first, Lineage.Reason.HUB, chosen.left()));
        }
        begun = List.copyOf(reached);
        if (question.direction().up()) {
            new Walk(this, question, Walk.Way.UP, graph, cut).from(chosen.nodes());
        }
        if (question.direction().down()) {
            new Walk(this, question, Walk.Way.DOWN, graph, cut).from(chosen.nodes());
        }
        Graph observed = decisions.on(withCoverage(graph.build(), reached, question.least()));
        Graph labelled = labels.put(withUnresolved(observed));
        Graph whole = new Graph(labelled.nodes(), labelled.edges(), observed.judged());
        return new Lineage(
                question,
                List.copyOf(reached),
                whole,
                Reach.strengths(whole, reached),
                List.copyOf(cut.values()));
    }

    /// Names that stand for a bucket which nothing tells are said to.
    private Graph withUnresolved(Graph graph) throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            String bucket =
                    switch (node.kind()) {
                        case KEY, VERSION, MARKER -> Starts.objectOf(node.id()).bucket();
                        case BUCKET -> node.id().name().substring("s3://".length());
                        default -> "";
                    };
            boolean unresolved = objects.names().isUnresolved(bucket);
            nodes.add(
                    unresolved
                            ? new Node(node.id(), node.label() + UNRESOLVED, node.labels())
                            : node);
        }
        return new Graph(nodes, graph.edges());
    }

    /// How well each edge was logged, and the gaps between what is known.
    private Graph withCoverage(Graph graph, TreeSet<NodeId> starts, Strength least)
            throws IOException {
        Optional<Coverage> coverage = graph.edges().isEmpty() ? Optional.empty() : gaps.coverage();
        if (coverage.isEmpty()) {
            return onlyTouched(graph, starts);
        }
        EdgeCoverage logs = new EdgeCoverage(coverage.get(), objects, proofs);
        List<Edge> covered = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            Edge each = logs.put(edge);
            if (decisions.strength(each).atLeast(least)) {
                covered.add(each);
            }
        }
        Graph touched = onlyTouched(new Graph(graph.nodes(), covered), starts);
        return onlyContent
                ? touched
                : new GapNodes(coverage.get(), objects, proofs).add(touched, least);
    }

    /// Nodes without an edge are left out, but for starts: of those the keys whose versions have
    /// edges, which stand for them.
    private static Graph onlyTouched(Graph graph, TreeSet<NodeId> starts) {
        TreeSet<NodeId> touched = new TreeSet<>();
        for (Edge edge : graph.edges()) {
            touched.add(edge.from());
            touched.add(edge.to());
        }
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean start =
                    starts.contains(node.id())
                            && node.kind() != NodeKind.MARKER
                            && !isStoodFor(node.id(), touched);
            if (touched.contains(node.id()) || start) {
                kept.add(node);
            }
        }
        return new Graph(kept, graph.edges());
    }

    /// Whether a version of a key is among some nodes.
    private static boolean isStoodFor(NodeId id, TreeSet<NodeId> touched) {
        if (id.kind() != NodeKind.KEY) {
            return false;
        }
        String versions = id.name() + '@';
        NodeId next = touched.ceiling(new NodeId(NodeKind.VERSION, versions));
        // A key may itself hold the sign: what follows it in a version has no slash.
        while (next != null
                && next.kind() == NodeKind.VERSION
                && next.name().startsWith(versions)) {
            if (Starts.objectOf(next).equals(Starts.objectOf(id))) {
                return true;
            }
            next = touched.higher(next);
        }
        return false;
    }

    /// The edges that touch a node: of an actor only who stands behind it.
    Found around(NodeId id) throws IOException {
        Found found = known.get(id);
        if (found == null) {
            found = read(id);
            known.put(id, found);
        }
        return found;
    }

    private Found read(NodeId id) throws IOException {
        return switch (id.kind()) {
            case KEY, VERSION, MARKER -> {
                Starts.ObjectName object = Starts.objectOf(id);
                yield ofObject(object.bucket(), object.key());
            }
            // Content flows through nobody.
            case CREDENTIAL, SESSION, INSTANCE -> onlyContent ? new Found() : actorEdges.behind(id);
            case PRINCIPAL, PERSON, SERVICE, REQUEST, ADDRESS, GAP, CONFLICT, EXPOSURE ->
                    new Found();
            default -> {
                Found found = new Found();
                found.addAll(objectEdges.ofThing(id));
                found.addAll(flows.of(id));
                yield found;
            }
        };
    }

    private Found ofObject(String bucket, String key) throws IOException {
        if (onlyContent) {
            return objectEdges.of(bucket, key);
        }
        Found found = flows.beside(objectEdges.of(bucket, key));
        Found whole = new Found();
        whole.addAll(found);
        whole.addAll(flows.relays(bucket, key, found));
        return whole;
    }

    /// The windows in which someone outside could reach a node.
    Found exposures(NodeId id) throws IOException {
        return onlyContent ? new Found() : exposures.of(id);
    }

    /// What an actor did.
    Found deeds(NodeId id) throws IOException {
        Found found = deeds.get(id);
        if (found == null) {
            found = new Found();
            found.addAll(flows.beside(actorEdges.deeds(id)));
            if (id.kind() == NodeKind.ADDRESS) {
                found.addAll(flows.toward(id.name(), this::ofObject));
            }
            if (id.kind() == NodeKind.INTERFACE) {
                found.addAll(flows.readUnnamed(id.name()));
            }
            deeds.put(id, found);
        }
        return found;
    }
}
