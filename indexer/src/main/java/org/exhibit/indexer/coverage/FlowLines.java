package org.exhibit.indexer.coverage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lanes of VPC flow logs: one a network interface, from the flow logs' state and the
/// interface's own records. NODATA is a record of silence, SKIPDATA one of lost records.
final class FlowLines {
    private static final int MOST_INTERFACES = 5_000;
    private static final int MOST_SKIPS = 200_000;
    private static final Pattern PATH =
            Pattern.compile("vpcflowlogs/([a-z0-9-]+)/|aws-region=([a-z0-9-]+)/");

    private final CaseReader reader;
    private final Questions questions;
    private final Interval span;
    private final FlowLogs logs;

    FlowLines(CaseReader reader, Questions questions, Interval span, FlowLogs logs) {
        this.reader = reader;
        this.questions = questions;
        this.span = span;
        this.logs = logs;
    }

    /// An interface and the resources whose flow logs hold its traffic.
    private record Watch(String account, String region, String id, Set<String> resources) {}

    /// A record that says that others were lost.
    private record Skip(Interval lost, Proof proof) {}

    /// @param places accounts and regions that have lanes at all
    List<LaneCoverage> lanes(Set<Home> places, List<String> notes) throws IOException {
        Map<String, Watch> watches = new TreeMap<>();
        Query flows = Questions.source(SourceKind.VPC_FLOW);
        Facet found = questions.values(flows, "interface", MOST_INTERFACES);
        if (found.distinct() > MOST_INTERFACES) {
            notes.add(
                    found.distinct()
                            + " network interfaces have flow records; the "
                            + MOST_INTERFACES
                            + " with the most have lanes of their own.");
        }
        for (Facet.Value value : found.values()) {
            if (!value.value().equals("-")) {
                watches.put(value.value(), recorded(value.value()));
            }
        }
        for (FlowLogHistory log : logs.all()) {
            if (log.resource().startsWith("eni-")) {
                watches.putIfAbsent(
                        log.resource(),
                        new Watch(
                                log.account(),
                                log.region(),
                                log.resource(),
                                Set.of(log.resource())));
            }
        }
        Map<String, List<Skip>> skipped = skipped();
        Days days = found.values().isEmpty() ? Days.none() : new Days(questions.days(flows));
        List<LaneCoverage> lanes = new ArrayList<>();
        for (Watch watch : watches.values()) {
            lanes.add(lane(watch, skipped.getOrDefault(watch.id(), List.of()), days));
        }
        for (Home place : places) {
            lanes.add(others(place));
        }
        return lanes;
    }

    private Watch recorded(String id) throws IOException {
        Query own =
                Questions.all(
                        Questions.source(SourceKind.VPC_FLOW),
                        Questions.is(EventField.INTERFACE, id));
        StoredEvent first = questions.first(own, Questions.PLAUSIBLE).orElse(null);
        if (first == null) {
            return new Watch("unknown", "unknown", id, Set.of(id));
        }
        Set<String> resources = new TreeSet<>(Set.of(id));
        for (RecordField field : reader.reparse(first).fields()) {
            boolean names = field.path().equals("vpc-id") || field.path().equals("subnet-id");
            if (names && field.kind() == RecordField.Kind.TEXT) {
                resources.add(field.text());
            }
        }
        return new Watch(
                Objects.requireNonNullElse(first.event().text(EventField.ACCOUNT), "unknown"),
                region(first, resources),
                id,
                resources);
    }

    private String region(StoredEvent first, Set<String> resources) {
        String region = first.event().text(EventField.REGION);
        if (region != null) {
            return region;
        }
        Matcher path = PATH.matcher(first.origin().file());
        if (path.find()) {
            return path.group(1) == null ? path.group(2) : path.group(1);
        }
        return logs.all().stream()
                .filter(log -> resources.contains(log.resource()))
                .map(FlowLogHistory::region)
                .findFirst()
                .orElse("unknown");
    }

    /// Spans in which records were skipped, by interface.
    private Map<String, List<Skip>> skipped() throws IOException {
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
        return skipped;
    }

    private LaneCoverage lane(Watch watch, List<Skip> skipped, Days days) throws IOException {
        Lane lane = new Lane(watch.account(), watch.region(), new LaneClass.FlowLog(watch.id()));
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
        requireFiles(line, any ? days : Days.none());
        edges(line, own, instants);
        for (Skip one : skipped) {
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
    private LaneCoverage others(Home place) {
        Lane lane =
                new Lane(place.account(), place.region(), new LaneClass.FlowLog(LaneClass.OTHERS));
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
