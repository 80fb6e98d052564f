package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.DigestEvidence.Listed;
import org.exhibit.indexer.coverage.DigestEvidence.Period;
import org.exhibit.indexer.coverage.DigestEvidence.Verdict;
import org.exhibit.indexer.coverage.StatusLine.Held;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What digests prove whole, and the files that are proven to have existed and are not there.
///
/// @param lost log files of CloudTrail
/// @param digests of every trail
record Losses(List<Lost> lost, DigestEvidence digests) {

    /// A log file that is absent or altered.
    ///
    /// @param events the time its events may lie in
    record Lost(String account, String region, Interval events, String cause, List<Proof> proofs) {}

    /// @param witnessed files that other records tell of and the evidence has not
    static Losses of(DigestEvidence digests, List<Lost> witnessed) {
        List<Lost> lost = new ArrayList<>(witnessed);
        for (Period period : digests.periods()) {
            if (period.verdict() == Verdict.MISSING || period.verdict() == Verdict.CONTRADICTED) {
                lost.add(
                        new Lost(
                                period.account(),
                                period.region(),
                                events(period.delivered()),
                                period.verdict() == Verdict.MISSING
                                        ? "the digest of that time is missing, and with it what it"
                                                + " listed"
                                        : "the digest of that time was altered",
                                List.of(period.digest())));
            } else {
                period.logs().forEach(log -> listed(period, log).ifPresent(lost::add));
            }
        }
        return new Losses(lost, digests);
    }

    /// Digests tell times of delivery.
    private static Interval events(Interval delivered) {
        return new Interval(delivered.from().minus(Gaps.SILENCE), delivered.to());
    }

    private static Optional<Lost> listed(Period period, Listed log) {
        if (log.verdict() != Verdict.MISSING && log.verdict() != Verdict.CONTRADICTED) {
            return Optional.empty();
        }
        Instant oldest = log.oldest();
        Instant newest = log.newest();
        Interval events =
                oldest == null || newest == null || newest.isBefore(oldest)
                        ? events(period.delivered())
                        : new Interval(oldest, newest.plus(Gaps.SECOND));
        return Optional.of(
                new Lost(
                        period.account(),
                        period.region(),
                        events,
                        "log file "
                                + log.key()
                                + (log.verdict() == Verdict.MISSING
                                        ? " is listed by a digest and is not in the evidence"
                                        : " is not as its digest lists it"),
                        List.of(period.digest())));
    }

    /// Raises to COVERED what a trail delivered in the time of whole digests.
    void prove(StatusLine line, Lane lane, List<Trail> own) {
        for (DigestRun run : DigestRun.of(digests)) {
            Period first = run.first();
            boolean here =
                    first.account().equals(lane.account()) && first.region().equals(lane.region());
            if (here && own.stream().anyMatch(trail -> trail.name().equals(first.trail()))) {
                Interval events = events(run.delivered());
                line.repaint(events.from(), events.to(), held -> proven(held, run));
            }
        }
    }

    /// In the time of whole digests every change of logging would be recorded: what a setting shows
    /// held from their begin.
    void reachBack(StatusLine line, Lane lane, List<Trail> own) {
        for (DigestRun run : DigestRun.of(digests)) {
            Period first = run.first();
            if (!first.account().equals(lane.account()) || !first.region().equals(lane.region())) {
                continue;
            }
            Instant begin = run.delivered().from();
            for (Trail trail : own) {
                Instant known =
                        trail.history().instants().isEmpty()
                                ? Instant.MAX
                                : trail.history().instants().first();
                boolean shown =
                        trail.name().equals(first.trail())
                                && begin.isBefore(known)
                                && known.isBefore(run.delivered().to())
                                && trail.history().recorded(known).isEmpty();
                Held then = shown ? line.at(known) : line.at(begin);
                if (shown && !then.status().isGap()) {
                    line.repaint(
                            begin,
                            known,
                            held -> held.status() == CoverageStatus.UNKNOWN ? then : held);
                }
            }
        }
    }

    private static Held proven(Held held, DigestRun run) {
        if (held.status() != CoverageStatus.PRESUMED) {
            return held;
        }
        List<Proof> proofs = new ArrayList<>(held.basis().proofs());
        proofs.addAll(run.proofs());
        return new Held(
                CoverageStatus.COVERED, new Basis(held.basis().cause() + run.cause(), proofs));
    }

    /// Takes back what lost files would have told.
    void lose(StatusLine line, Lane lane) {
        for (Lost one : lost) {
            if (one.account().equals(lane.account()) && one.region().equals(lane.region())) {
                Held held = new Held(CoverageStatus.LOST, new Basis(one.cause(), one.proofs()));
                line.repaint(
                        one.events().from(),
                        one.events().to(),
                        before -> before.status() == CoverageStatus.NOT_COLLECTED ? before : held);
            }
        }
    }
}
