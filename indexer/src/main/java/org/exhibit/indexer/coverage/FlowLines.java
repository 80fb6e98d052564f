package org.exhibit.indexer.coverage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Interfaces.Watch;
import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The lanes of VPC flow logs: one a network interface, from the flow logs' state and the
/// interface's own records. NODATA is a record of silence, SKIPDATA one of lost records. Each is
/// folded when it is asked for. One thread at a time.
final class FlowLines {
    static final int MOST_SKIPS = 200_000;

    private final Questions questions;
    private final Interval span;
    private final FlowLogs logs;
    private final Interfaces interfaces;
    private @Nullable Map<String, List<Skip>> skips;
    private @Nullable Days days;

    FlowLines(CaseReader reader, Questions questions, Interval span, FlowLogs logs) {
        this.interfaces = new Interfaces(reader, questions, logs);
        this.questions = questions;
        this.span = span;
        this.logs = logs;
    }

    /// A record that says that others were lost.
    private record Skip(Interval lost, Proof proof) {}

    /// What no lane can say, one sentence each.
    List<String> notes() throws IOException {
        return interfaces.notes();
    }

    /// Asks at once what folding every lane asks, and reads at once what it reads.
    void foresee() throws IOException {
        interfaces.foresee();
    }

    /// The lane of every interface of the evidence.
    List<Lane> lanes() throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (String id : interfaces.ids()) {
            of(id).ifPresent(lanes::add);
        }
        return lanes;
    }

    /// The lane of an interface, if it has one.
    Optional<Lane> of(String id) throws IOException {
        return interfaces
                .of(id)
                .map(one -> new Lane(one.account(), one.region(), new LaneClass.FlowLog(one.id())));
    }

    /// Spans in which records were skipped, by interface.
    private Map<String, List<Skip>> skipped() throws IOException {
        Map<String, List<Skip>> known = skips;
        if (known != null) {
            return known;
        }
        Map<String, List<Skip>> skipped = new HashMap<>();
        Query query = Questions.is(EventField.FLOW_STATUS, "SKIPDATA");
        for (StoredEvent event : questions.rows(query, Questions.PLAUSIBLE, MOST_SKIPS)) {
            Instant from = Objects.requireNonNull(event.event().time());
            Instant end = event.event().instant(EventField.END);
            String id = event.event().text(EventField.INTERFACE);
            if (id != null && end != null) {
                Interval.between(from, end)
                        .map(one -> new Skip(one, ConfigRecord.proof(event)))
                        .ifPresent(one ->
                                skipped.computeIfAbsent(id, key -> new ArrayList<>()).add(one));
            }
        }
        skips = skipped;
        return skipped;
    }

    /// The first and the last day of which there are records.
    private Days days() throws IOException {
        Days known = days;
        if (known == null) {
            known = questions.ends(Questions.source(SourceKind.VPC_FLOW));
            days = known;
        }
        return known;
    }

    /// @param lane of an interface, or of the others of a place
    LaneCoverage fold(Lane lane, String id) throws IOException {
        Optional<Watch> watch = id.equals(LaneClass.OTHERS) ? Optional.empty() : interfaces.of(id);
        return watch.isPresent() ? own(lane, watch.get()) : others(lane);
    }

    private LaneCoverage own(Lane lane, Watch watch) throws IOException {
        List<FlowLogHistory> own =
                logs.all().stream()
                        .filter(log -> watch.resources().contains(log.resource()))
                        .toList();
        TreeSet<Instant> instants = new TreeSet<>();
        own.forEach(log -> instants.addAll(log.history().instants()));
        StatusLine line = new StatusLine(span, held(watch, own, span.from()));
        for (Instant instant : instants) {
            line.paint(instant, span.to(), held(watch, own, instant));
        }
        Query records = Objects.requireNonNull(LaneQuery.of(lane, Set.of()));
        boolean any = raise(line, records);
        requireFiles(line, any ? days() : Days.none());
        edges(line, own, instants);
        for (Skip one : skipped().getOrDefault(watch.id(), List.of())) {
            Interval lost = one.lost();
            line.repaint(lost.from(), lost.to(), held -> skipped(held, watch, one));
        }
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }

    private Held held(Watch watch, List<FlowLogHistory> own, Instant instant) {
        Held best = null;
        for (FlowLogHistory log : own) {
            Held held = log.history().at(instant).held(log.id(), log.resource());
            if (best == null || best.status().or(held.status()) != best.status()) {
                best = held;
            }
        }
        return best == null ? none(watch.account(), watch.region(), watch.id(), instant) : best;
    }

    private Held none(String account, String region, String what, Instant instant) {
        Proof list = logs.listed(account, region, instant);
        return list == null
                ? Held.of(
                        CoverageStatus.UNKNOWN,
                        "nothing in the evidence says which flow logs account "
                                + account
                                + " had in "
                                + region)
                : Held.of(CoverageStatus.NOT_COLLECTED, "no flow log held " + what, list);
    }

    /// Interfaces without a lane of their own: those of a subnet or VPC may have been idle.
    private LaneCoverage others(Lane lane) {
        Home place = new Home(lane.account(), lane.region());
        List<FlowLogHistory> wide =
                logs.all().stream()
                        .filter(log -> log.account().equals(place.account()))
                        .filter(log -> log.region().equals(place.region()))
                        .filter(log -> !log.resource().startsWith("eni-"))
                        .toList();
        TreeSet<Instant> instants = new TreeSet<>(logs.listings(place.account(), place.region()));
        wide.forEach(log -> instants.addAll(log.history().instants()));
        StatusLine line = new StatusLine(span, rest(place, wide, span.from()));
        for (Instant instant : instants) {
            line.paint(instant, span.to(), rest(place, wide, instant));
        }
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }

    private Held rest(Home place, List<FlowLogHistory> wide, Instant instant) {
        boolean active =
                wide.stream().anyMatch(log -> Boolean.TRUE.equals(log.history().at(instant).on()));
        return active
                ? Held.of(
                        CoverageStatus.UNKNOWN,
                        "a flow log of a VPC or subnet was active, and nothing says which other"
                                + " interfaces lay in it")
                : none(place.account(), place.region(), "another interface", instant);
    }

    /// @return whether the interface has any record
    private boolean raise(StatusLine line, Query records) throws IOException {
        boolean any = questions.first(records, Questions.PLAUSIBLE).isPresent();
        if (!any) {
            return false;
        }
        for (LaneSpan piece : line.spans()) {
            if (piece.status() != CoverageStatus.UNKNOWN) {
                continue;
            }
            TimeRange range = new TimeRange(piece.interval().from(), piece.interval().to());
            Optional<StoredEvent> first = questions.first(records, range);
            Optional<StoredEvent> last = questions.last(records, range);
            if (first.isPresent() && last.isPresent()) {
                Proof.Event start = ConfigRecord.proof(first.get());
                Proof.Event end = ConfigRecord.proof(last.get());
                Instant until =
                        Objects.requireNonNullElse(
                                last.get().event().instant(EventField.END),
                                end.at().plus(Gaps.SECOND));
                line.paint(
                        start.at(),
                        until,
                        new Held(
                                CoverageStatus.BEST_EFFORT,
                                new Basis(
                                        "its records are in the evidence, from the first to the"
                                                + " last of them",
                                        new ArrayList<>(
                                                new LinkedHashSet<>(List.of(start, end))))));
            }
        }
        return true;
    }

    private void requireFiles(StatusLine line, Days days) {
        Instant from = span.from();
        if (!days.isEmpty()) {
            absent(line, from, Days.start(days.present().first()));
            from = Days.start(days.present().last() + 1);
        }
        absent(line, from, span.to());
    }

    private static void absent(StatusLine line, Instant from, Instant to) {
        line.repaint(
                from,
                to,
                held ->
                        held.status() == CoverageStatus.BEST_EFFORT
                                ? new Held(
                                        CoverageStatus.UNKNOWN,
                                        new Basis(
                                                held.basis().cause()
                                                        + ", but no record of it is in the"
                                                        + " evidence, not even of silence",
                                                held.basis().proofs()))
                                : held);
    }

    private static void edges(
            StatusLine line, List<FlowLogHistory> own, TreeSet<Instant> instants) {
        Map<Instant, List<Proof>> changed = new TreeMap<>();
        for (Instant instant : instants) {
            List<Proof> proofs = new ArrayList<>();
            own.forEach(log -> proofs.addAll(log.history().recorded(instant)));
            CoverageStatus before = line.at(instant.minusMillis(1)).status();
            CoverageStatus after = line.at(instant).status();
            if (!proofs.isEmpty() && before != after && !(before.isGap() && after.isGap())) {
                changed.put(instant, proofs);
            }
        }
        changed.forEach((instant, proofs) ->
                line.paint(
                        instant.minus(Gaps.EDGE),
                        instant.plus(Gaps.EDGE),
                        new Held(
                                CoverageStatus.PARTIAL,
                                new Basis(
                                        "its flow log was changed within five minutes of it, and a"
                                                + " change takes effect with delay",
                                        proofs))));
    }

    private static Held skipped(Held held, Watch watch, Skip one) {
        boolean collected =
                held.status() == CoverageStatus.BEST_EFFORT
                        || held.status() == CoverageStatus.UNKNOWN;
        return collected
                ? Held.of(
                        CoverageStatus.PARTIAL,
                        "records of " + watch.id() + " were skipped (SKIPDATA)",
                        one.proof())
                : held;
    }
}
