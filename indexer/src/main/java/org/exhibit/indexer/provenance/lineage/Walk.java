package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.GraphBuilder;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.rule.Found;
import org.exhibit.indexer.provenance.rule.ObjectEdges;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One way through the graph, up or down, level by level. A node is left only by edges whose time
/// fits that of the way to it; it is gone through again only where a way with a wider bound reaches
/// it.
final class Walk {
    private static final Duration SLACK = Duration.ofSeconds(2);

    enum Way {
        UP,
        DOWN
    }

    private final LineageSearch search;
    private final LineageQuestion question;
    private final Way way;
    private final GraphBuilder graph;
    private final TreeMap<NodeId, Lineage.Cut> cut;
    private final Map<NodeId, Step> bounds = new HashMap<>();
    private final Set<Edge> taken = new HashSet<>();
    private final Set<NodeId> starts = new HashSet<>();

    /// @param bound up: nothing later can have flowed in; down: nothing earlier can have flowed out
    /// @param acted of an actor, when it last did what the way came by: power won over it later is
    ///   not behind that
    private record Step(NodeId id, Instant bound, Instant acted, boolean expanded) {}

    Walk(
            LineageSearch search,
            LineageQuestion question,
            Way way,
            GraphBuilder graph,
            TreeMap<NodeId, Lineage.Cut> cut) {
        this.search = search;
        this.question = question;
        this.way = way;
        this.graph = graph;
        this.cut = cut;
    }

    void from(List<NodeId> nodes) throws IOException {
        starts.addAll(nodes);
        List<Step> level = new ArrayList<>();
        for (NodeId node : nodes) {
            Instant bound = way == Way.UP ? Instant.MAX : Instant.MIN;
            level.add(new Step(node, bound, Instant.MAX, true));
        }
        for (int depth = 0; depth < question.depth() && !level.isEmpty(); depth++) {
            List<Step> next = new ArrayList<>();
            for (Step step : level) {
                if (step.expanded() && isWider(step)) {
                    bounds.merge(step.id(), step, this::widest);
                    expand(step, next);
                }
            }
            level = next;
            search.tell(graph);
        }
        for (Step step : level) {
            if (step.expanded() && isWider(step) && hasMore(step)) {
                cut.putIfAbsent(step.id(), new Lineage.Cut(step.id(), Lineage.Reason.DEPTH, 0));
            }
        }
    }

    private Step widest(Step one, Step other) {
        boolean first = one.bound().isAfter(other.bound()) == (way == Way.UP);
        return new Step(
                one.id(),
                first ? one.bound() : other.bound(),
                one.acted().isAfter(other.acted()) ? one.acted() : other.acted(),
                true);
    }

    private boolean isWider(Step step) {
        Step before = bounds.get(step.id());
        return before == null
                || step.acted().isAfter(before.acted())
                || (way == Way.UP
                        ? step.bound().isAfter(before.bound())
                        : step.bound().isBefore(before.bound()));
    }

    private boolean hasMore(Step step) throws IOException {
        for (Edge edge : edges(step.id())) {
            if (leads(edge, step.id()) && isInTime(edge, step)) {
                return true;
            }
        }
        return !exposures(step).isEmpty();
    }

    private List<Edge> edges(NodeId id) throws IOException {
        Found found = search.around(id);
        List<Edge> edges = new ArrayList<>(found.edges());
        found.nodes().forEach(this::label);
        note(found);
        boolean acted =
                id.kind().role() == NodeKind.Role.ACTOR
                        && (starts.contains(id) || way == Way.DOWN && startsWithActor());
        if (acted) {
            Found deeds = search.deeds(id);
            edges.addAll(deeds.edges());
            deeds.nodes().forEach(this::label);
            note(deeds);
        }
        return edges;
    }

    private boolean startsWithActor() {
        return starts.stream().allMatch(id -> id.kind().role() == NodeKind.Role.ACTOR);
    }

    private void label(Node node) {
        graph.add(node);
    }

    private void note(Found found) {
        found.cut()
                .forEach((id, members) ->
                        cut.putIfAbsent(
                                id,
                                new Lineage.Cut(
                                        id,
                                        id.kind() == NodeKind.KEY
                                                ? Lineage.Reason.RECORDS
                                                : Lineage.Reason.HUB,
                                        members)));
    }

    private void expand(Step step, List<Step> next) throws IOException {
        List<Edge> fitting = new ArrayList<>();
        for (Edge edge : edges(step.id())) {
            if (leads(edge, step.id()) && isInTime(edge, step)) {
                fitting.add(edge);
            }
        }
        fitting.sort(null);
        exposures(step).forEach(graph::add);
        long members = fitting.stream().map(edge -> other(edge, step.id())).distinct().count();
        boolean hub =
                members > ObjectEdges.HUB
                        && !starts.contains(step.id())
                        && !question.opened().contains(step.id());
        if (hub) {
            cut.put(step.id(), new Lineage.Cut(step.id(), Lineage.Reason.HUB, members));
            return;
        }
        for (Edge edge : fitting) {
            if (taken.add(edge)) {
                graph.add(edge);
            }
            NodeId other = other(edge, step.id());
            next.add(new Step(other, bound(edge, step), acted(edge, step), goesOn(edge, other)));
        }
    }

    /// Who could have reached it lies below a thing. That fills no hub, and nothing goes on from
    /// it.
    private List<Edge> exposures(Step step) throws IOException {
        if (way == Way.UP || step.id().kind().role() == NodeKind.Role.ACTOR) {
            return List.of();
        }
        Found found = search.exposures(step.id());
        List<Edge> edges =
                found.edges().stream()
                        .filter(edge -> edge.strength().atLeast(question.least()))
                        .toList();
        found.nodes().stream()
                .filter(node -> edges.stream().anyMatch(edge -> edge.to().equals(node.id())))
                .forEach(this::label);
        note(found);
        return edges;
    }

    private static NodeId other(Edge edge, NodeId id) {
        return edge.from().equals(id) ? edge.to() : edge.from();
    }

    /// Whether an edge is part of an answer that reaches one of its ends.
    private boolean leads(Edge edge, NodeId at) {
        if (!search.strength(edge).atLeast(question.least())) {
            return false;
        }
        boolean in = edge.to().equals(at);
        boolean out = edge.from().equals(at);
        return switch (edge.kind().role()) {
            case DATA -> way == Way.UP ? in : out;
            // Whose an interface was stands behind it, whichever way is asked.
            case MEMBER -> at.kind() == NodeKind.INTERFACE || way == Way.UP ? in : out;
            case CHAIN -> (way == Way.UP || !starts.contains(at) && !startsWithActor() ? in : out);
            case ACT -> (in || out) && actLeads(edge, at, in);
            case STATE -> in;
        };
    }

    private boolean actLeads(Edge edge, NodeId at, boolean in) {
        if (at.kind().role() == NodeKind.Role.ACTOR) {
            // What an actor made lies below it, what it read above.
            return told(edge.kind()) && (way == Way.UP ? in : !in);
        }
        return switch (edge.kind()) {
            case CREATED, STARTED -> way == Way.UP && in;
            case READ_BY -> !in && (way == Way.DOWN || at.kind() == NodeKind.BATCH);
            case DOWNLOADED,
                    SHARED,
                    UNSHARED,
                    COPIED_BY,
                    EXPOSED,
                    RELAYED,
                    REPLICATION_RULE,
                    TRIGGER_RULE ->
                    way == Way.DOWN && !in;
            case DELETED,
                    HIDDEN,
                    UNHIDDEN,
                    CONFIG_CHANGED,
                    RE_ENCRYPTED,
                    KEY_USED,
                    KEY_STATE_CHANGED,
                    LOGGING_CHANGED ->
                    way == Way.DOWN && in;
            default -> false;
        };
    }

    /// Lists, heads and failed requests are deeds, no lineage.
    private static boolean told(EdgeKind kind) {
        return kind != EdgeKind.ENUMERATED
                && kind != EdgeKind.INSPECTED
                && kind != EdgeKind.ATTEMPTED;
    }

    private static Instant acted(Edge edge, Step step) {
        Instant time = edge.toTime();
        return edge.kind().role() == EdgeKind.Role.ACT && time != null ? time : step.acted();
    }

    private boolean isInTime(Edge edge, Step step) {
        Instant bound = step.bound();
        if (edge.kind() == EdgeKind.CONTROLLED && edge.to().equals(step.id())) {
            Instant power = edge.fromTime();
            return power == null
                    || step.acted().equals(Instant.MAX)
                    || !power.isAfter(step.acted().plus(SLACK));
        }
        boolean carries =
                edge.kind().role() == EdgeKind.Role.DATA
                        || edge.kind() == EdgeKind.CREATED
                        || edge.kind() == EdgeKind.READ_BY
                        || edge.kind() == EdgeKind.DOWNLOADED;
        Instant from = edge.fromTime();
        Instant to = edge.toTime();
        if (!carries || from == null || to == null) {
            return true;
        }
        return way == Way.UP
                ? bound.equals(Instant.MAX) || !from.isAfter(bound.plus(SLACK))
                : bound.equals(Instant.MIN) || !to.isBefore(bound.minus(SLACK));
    }

    private Instant bound(Edge edge, Step step) {
        @Nullable Instant time = way == Way.UP ? edge.toTime() : edge.fromTime();
        boolean carries = edge.kind().role() == EdgeKind.Role.DATA;
        if (time == null || !carries) {
            return step.bound();
        }
        boolean narrower = way == Way.UP ? time.isBefore(step.bound()) : time.isAfter(step.bound());
        return narrower ? time : step.bound();
    }

    /// Content goes on through data, attribution through chains; prefixes and buckets hold too much
    /// to go through unasked.
    private boolean goesOn(Edge edge, NodeId other) {
        if (other.kind() == NodeKind.PREFIX || other.kind() == NodeKind.BUCKET) {
            return false;
        }
        return switch (edge.kind().role()) {
            case DATA, MEMBER, CHAIN -> true;
            case ACT ->
                    other.kind().role() == NodeKind.Role.ACTOR
                            || (edge.kind() == EdgeKind.RELAYED && other.kind() == NodeKind.BATCH);
            case STATE -> false;
        };
    }
}
