package org.exhibit.indexer.provenance.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One statement about two nodes, with what it rests on. There is none without evidence, and none
/// bears a time that its evidence does not.
///
/// @param from upstream end
/// @param to downstream end
/// @param rules what gave it its strength, at least one
/// @param fromTime first instant of what it says; null where no evidence is timed
/// @param toTime last instant, not before `fromTime`
/// @param evidence by id, at least one
/// @param counter records that speak against it, by id
/// @param bytes content moved, where the records say it; else null
/// @param actor who did it, as a node's id or an ARN; empty where that is an end, or unknown
/// @param coverage how well the lane was logged then, in the words of coverage; empty where not
///   assessed
/// @param basis what it rests on beside its evidence, by id: the records, settings and files that
///   say so of the logs, and the write that made a version a request did not name itself
public record Edge(
        NodeId from,
        NodeId to,
        EdgeKind kind,
        Strength strength,
        List<RuleId> rules,
        @Nullable Instant fromTime,
        @Nullable Instant toTime,
        List<Evidence> evidence,
        List<Evidence> counter,
        @Nullable Long bytes,
        String actor,
        String coverage,
        List<Evidence> basis)
        implements Comparable<Edge> {

    /// An order in which no two different edges are equal.
    static final Comparator<Edge> TOTAL =
            Comparator.<Edge>naturalOrder()
                    .thenComparing(Edge::strength)
                    .thenComparing(edge -> String.join(" ", edge.evidenceIds()))
                    .thenComparing(Edge::actor)
                    .thenComparing(Edge::coverage)
                    .thenComparing(edge -> String.valueOf(edge.bytes()))
                    .thenComparing(edge -> String.join(" ", ids(edge.basis())));

    public Edge {
        rules = rules.stream().sorted().distinct().toList();
        evidence = once(evidence);
        counter = once(counter);
        basis = once(basis);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException(
                    "no evidence that " + from + ' ' + kind.word() + ' ' + to);
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "no rule says that " + from + ' ' + kind.word() + ' ' + to);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException(from + " cannot be " + kind.word() + " itself");
        }
        checkTimes(fromTime, toTime, evidence);
    }

    /// An edge of which coverage was not asked yet.
    public Edge(
            NodeId from,
            NodeId to,
            EdgeKind kind,
            Strength strength,
            List<RuleId> rules,
            @Nullable Instant fromTime,
            @Nullable Instant toTime,
            List<Evidence> evidence,
            List<Evidence> counter,
            @Nullable Long bytes,
            String actor,
            String coverage) {
        this(
                from, to, kind, strength, rules, fromTime, toTime, evidence, counter, bytes, actor,
                coverage, List.of());
    }

    private static List<Evidence> once(List<Evidence> evidence) {
        Map<String, Evidence> byId = new TreeMap<>();
        evidence.forEach(piece -> byId.merge(piece.id(), piece, Edge::both));
        return List.copyOf(byId.values());
    }

    private static Evidence both(Evidence one, Evidence other) {
        return one instanceof Evidence.OfRecord record
                ? new Evidence.OfRecord(
                        record.event(),
                        Stream.concat(one.fields().stream(), other.fields().stream()).toList())
                : one;
    }

    private static void checkTimes(
            @Nullable Instant from, @Nullable Instant to, Collection<Evidence> evidence) {
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("an edge has both times or none");
        }
        if (from == null || to == null) {
            return;
        }
        Instant first = first(evidence);
        Instant last = last(evidence);
        if (to.isBefore(from)
                || first == null
                || last == null
                || from.isBefore(first)
                || to.isAfter(last)) {
            throw new IllegalArgumentException(
                    "times " + from + " to " + to + " lie outside the evidence's");
        }
    }

    /// The earliest instant evidence speaks of, or null.
    public static @Nullable Instant first(Collection<Evidence> evidence) {
        return evidence.stream()
                .map(Evidence::from)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// The latest instant evidence speaks of, or null.
    public static @Nullable Instant last(Collection<Evidence> evidence) {
        return evidence.stream()
                .map(Evidence::to)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /// An edge whose times are its evidence's.
    public static Edge of(
            NodeId from,
            NodeId to,
            EdgeKind kind,
            Strength strength,
            RuleId rule,
            Collection<Evidence> evidence) {
        return new Edge(
                from,
                to,
                kind,
                strength,
                List.of(rule),
                first(evidence),
                last(evidence),
                List.copyOf(evidence),
                List.of(),
                null,
                "",
                "");
    }

    public Edge withBytes(@Nullable Long moved) {
        return new Edge(
                from, to, kind, strength, rules, fromTime, toTime, evidence, counter, moved, actor,
                coverage, basis);
    }

    public Edge withActor(String who) {
        return new Edge(
                from, to, kind, strength, rules, fromTime, toTime, evidence, counter, bytes, who,
                coverage, basis);
    }

    public Edge withCoverage(String status) {
        return new Edge(
                from, to, kind, strength, rules, fromTime, toTime, evidence, counter, bytes, actor,
                status, basis);
    }

    public Edge withCounter(List<Evidence> against) {
        return new Edge(
                from, to, kind, strength, rules, fromTime, toTime, evidence, against, bytes, actor,
                coverage, basis);
    }

    public Edge withBasis(List<Evidence> rests) {
        return new Edge(
                from, to, kind, strength, rules, fromTime, toTime, evidence, counter, bytes, actor,
                coverage, rests);
    }

    /// The same edge, no stronger than this.
    public Edge atMost(Strength most) {
        return withStrength(strength.weaker(most));
    }

    public Edge withStrength(Strength other) {
        return new Edge(
                from, to, kind, other, rules, fromTime, toTime, evidence, counter, bytes, actor,
                coverage, basis);
    }

    /// The rules as one text: `R5/1`, `R4/1+R5/1`.
    public String rule() {
        return String.join("+", rules.stream().map(RuleId::toString).toList());
    }

    public List<String> evidenceIds() {
        return ids(evidence);
    }

    public List<String> basisIds() {
        return ids(basis);
    }

    private static List<String> ids(List<Evidence> pieces) {
        return pieces.stream().map(Evidence::id).toList();
    }

    /// By time, then ends and kind: never by the order in which edges were found.
    @Override
    public int compareTo(Edge other) {
        int byTime = Long.compare(millis(fromTime), millis(other.fromTime));
        if (byTime != 0) {
            return byTime;
        }
        int byFrom = from.compareTo(other.from);
        int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
        int byKind = byTo != 0 ? byTo : kind.compareTo(other.kind);
        return byKind != 0 ? byKind : rule().compareTo(other.rule());
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
