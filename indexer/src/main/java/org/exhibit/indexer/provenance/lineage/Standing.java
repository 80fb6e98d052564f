package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.coverage.Proof;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// How well a log was kept over a span, and all that says so.
///
/// @param status the worst of the span
/// @param proofs without any of which it could be another: where one log tells, what it rests on;
///   where none does, what says so of each
record Standing(CoverageStatus status, Set<Proof> proofs) {
    static final Standing UNKNOWN = new Standing(CoverageStatus.UNKNOWN, Set.of());

    Standing {
        proofs = new LinkedHashSet<>(proofs);
    }

    private static Standing of(LaneSpan span) {
        return new Standing(span.status(), Set.copyOf(span.basis().proofs()));
    }

    /// The worst of some spans of one log.
    static Standing of(Collection<LaneSpan> spans) {
        return spans.stream().map(Standing::of).reduce(Standing::worse).orElse(UNKNOWN);
    }

    /// The worst of the spans, each as good as the best of its logs.
    static Standing of(Absence absence) {
        return of(absence, lane -> true);
    }

    /// @param meant of the logs that would hold it
    static Standing of(Absence absence, Predicate<LaneClass> meant) {
        return absence.spans().stream()
                .map(span ->
                        best(
                                span.lanes().stream()
                                        .filter(watch -> meant.test(watch.lane().kind()))
                                        .map(Absence.Watch::span)
                                        .toList()))
                .reduce(Standing::worse)
                .orElse(UNKNOWN);
    }

    /// A log that tells needs no other; that nothing can be said takes all of them.
    private static Standing best(List<LaneSpan> logs) {
        Standing best = null;
        Set<Proof> all = new LinkedHashSet<>();
        for (LaneSpan log : logs) {
            Standing one = of(log);
            all.addAll(one.proofs());
            boolean better = best == null || best.status().or(one.status()) != best.status();
            best = better ? one : best;
        }
        if (best == null) {
            return UNKNOWN;
        }
        return best.status().isGap() ? new Standing(best.status(), all) : best;
    }

    /// Over both spans. Where a log was off in one, what is told of the other makes no difference:
    /// nothing is worse.
    Standing worse(Standing other) {
        CoverageStatus worst = status.or(other.status) == status ? other.status : status;
        Set<Proof> needed = new LinkedHashSet<>();
        for (Standing each : List.of(this, other)) {
            if (worst != CoverageStatus.NOT_COLLECTED || each.status == worst) {
                needed.addAll(each.proofs);
            }
        }
        return new Standing(worst, needed);
    }
}
