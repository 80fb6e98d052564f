package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Paints the status of one CloudTrail lane: what the trails' state makes of it, what its own
/// records prove, which files are there, what digests prove, what is lost, and the edges of
/// changes.
final class TrailLines {
    private final Questions questions;
    private final Interval span;
    private final Survey survey;
    private final Trails trails;
    private final Losses losses;
    private final Omissions omissions;

    TrailLines(Questions questions, Interval span, Survey survey, Trails trails, Losses losses) {
        this.questions = questions;
        this.span = span;
        this.survey = survey;
        this.trails = trails;
        this.losses = losses;
        this.omissions = new Omissions(questions);
    }

    /// @param narrower selectors of other lanes within this one
    StatusLine line(Lane lane, Set<String> narrower) throws IOException {
        List<Trail> own = trails.of(lane.account(), survey.members().contains(lane.account()));
        TreeSet<Instant> instants = new TreeSet<>(List.of(span.from()));
        for (Trail trail : own) {
            instants.addAll(trail.history().instants());
        }
        StatusLine line = new StatusLine(span, held(lane, own, span.from()));
        for (Instant instant : instants) {
            line.paint(instant, span.to(), held(lane, own, instant));
        }
        Query records = LaneQuery.of(lane, narrower);
        if (records != null) {
            raise(line, records, own);
        }
        losses.reachBack(line, lane, own);
        losses.prove(line, lane, own);
        requireFiles(line, lane);
        List<Edge> edges = edges(line, own, instants);
        edges.forEach(edge -> edge.paint(line));
        if (records != null) {
            omissions.paint(line, lane, records);
        }
        losses.lose(line, lane);
        return line;
    }

    /// A change of logging that changed this lane.
    private record Edge(Instant at, List<Proof> proofs) {
        void paint(StatusLine line) {
            Held partial =
                    new Held(
                            CoverageStatus.PARTIAL,
                            new Basis(
                                    "logging was changed within five minutes of it, and a change"
                                            + " takes effect with delay",
                                    proofs));
            line.paint(at.minus(Gaps.EDGE), at.plus(Gaps.EDGE), partial);
        }
    }

    private Held held(Lane lane, List<Trail> own, Instant instant) throws IOException {
        Held best = null;
        for (Trail trail : own) {
            if (trail.absentAt(instant)) {
                continue;
            }
            boolean home = trail.home().equals(lane.region());
            Held held = trail.history().at(instant).held(trail.name(), home, lane.kind());
            if (best == null || best.status().or(held.status()) != best.status()) {
                best = held;
            }
        }
        return best == null ? withoutTrail(lane, instant) : best;
    }

    private Held withoutTrail(Lane lane, Instant instant) throws IOException {
        Proof list = trails.listed(lane.account(), lane.region(), instant);
        if (list != null) {
            return Held.of(
                    CoverageStatus.NOT_COLLECTED, "the account had no trail that records it", list);
        }
        return Held.of(
                CoverageStatus.UNKNOWN,
                survey.isOutside(lane.account())
                        ? "no evidence was collected of account " + lane.account()
                        : "nothing in the evidence says what the trails of account "
                                + lane.account()
                                + " recorded");
    }

    /// Records of a lane prove that it was collected from the first to the last of them, and up to
    /// a recorded change after them: no other change is recorded.
    private void raise(StatusLine line, Query records, List<Trail> own) throws IOException {
        for (LaneSpan piece : line.spans()) {
            boolean off = piece.status() == CoverageStatus.NOT_COLLECTED;
            if (!off && piece.status() != CoverageStatus.UNKNOWN) {
                continue;
            }
            boolean changedBefore = !changes(own, piece.interval().from()).isEmpty();
            boolean changedAfter = !changes(own, piece.interval().to()).isEmpty();
            Instant from = piece.interval().from();
            Instant to = piece.interval().to();
            // Round a change of logging records still arrive; they prove nothing of the time
            // after.
            TimeRange range =
                    new TimeRange(
                            off && changedBefore ? from.plus(Gaps.EDGE) : from,
                            off && changedAfter ? to.minus(Gaps.EDGE) : to);
            Optional<StoredEvent> first = first(records, range);
            if (first.isEmpty()) {
                continue;
            }
            StoredEvent last = questions.last(records, range).orElse(first.get());
            Proof.Event start = ConfigRecord.proof(first.get());
            Proof.Event end = ConfigRecord.proof(last);
            List<Proof> proofs = new ArrayList<>(List.of(start));
            if (!end.equals(start)) {
                proofs.add(end);
            }
            Instant until = !off && changedAfter ? to : end.at().plus(Gaps.SECOND);
            line.paint(
                    start.at(),
                    until.isAfter(to) ? to : until,
                    new Held(CoverageStatus.PRESUMED, new Basis(raised(off, piece), proofs)));
        }
    }

    private Optional<StoredEvent> first(Query records, TimeRange range) throws IOException {
        Instant from = range.from();
        Instant to = range.to();
        return from != null && to != null && from.isBefore(to)
                ? questions.first(records, range)
                : Optional.empty();
    }

    private static String raised(boolean off, LaneSpan piece) {
        return off
                ? "its records are in the evidence although "
                        + piece.basis().cause()
                        + ", so another trail delivers it"
                : "its records are in the evidence, from the first to the last of them";
    }

    private static List<Proof> changes(List<Trail> own, Instant instant) {
        List<Proof> found = new ArrayList<>();
        own.forEach(trail -> found.addAll(trail.history().recorded(instant)));
        return found;
    }

    /// A trail that was logging proves nothing of days whose files were not acquired.
    private void requireFiles(StatusLine line, Lane lane) throws IOException {
        Days acquired =
                lane.region().equals(LaneClass.OTHERS)
                        ? Days.none()
                        : survey.acquired(lane.account(), lane.region());
        Instant from = span.from();
        for (long day : acquired.present()) {
            absent(line, from, Days.start(day));
            from = Days.start(day + 1);
        }
        absent(line, from, span.to());
    }

    private static void absent(StatusLine line, Instant from, Instant to) {
        line.repaint(
                from,
                to,
                held ->
                        held.status() == CoverageStatus.PRESUMED
                                        || held.status() == CoverageStatus.PARTIAL
                                ? new Held(
                                        CoverageStatus.UNKNOWN,
                                        new Basis(
                                                held.basis().cause()
                                                        + ", but no log file of that account,"
                                                        + " region and day is in the evidence",
                                                held.basis().proofs()))
                                : held);
    }

    private static List<Edge> edges(StatusLine line, List<Trail> own, TreeSet<Instant> instants) {
        List<Edge> edges = new ArrayList<>();
        for (Instant instant : instants) {
            List<Proof> proofs = changes(own, instant);
            CoverageStatus before = line.at(instant.minusMillis(1)).status();
            CoverageStatus after = line.at(instant).status();
            if (!proofs.isEmpty() && before != after && !(before.isGap() && after.isGap())) {
                edges.add(new Edge(instant, proofs));
            }
        }
        return edges;
    }
}
