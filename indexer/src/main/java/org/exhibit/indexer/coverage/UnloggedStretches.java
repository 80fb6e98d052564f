package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the stretches of time about which logs that a search asks for say nothing. Logs that lack
/// the same stretch for the same cause are one; logs that lack the whole time of the evidence are
/// one a kind of reason.
public final class UnloggedStretches {
    private static final String EDGES = ", in part round the change";

    private final Coverage coverage;
    private final Query query;
    private final Interval span;

    private UnloggedStretches(Coverage coverage, Query query) {
        this.coverage = coverage;
        this.query = query;
        this.span = coverage.span();
    }

    /// By time, then by source, reason and log.
    ///
    /// @param search whose span of time the stretches overlap; they are not cut to it
    public static List<UnloggedStretch> of(Coverage coverage, Search search) {
        Instant from = search.range().from();
        Instant to = search.range().to();
        return new UnloggedStretches(coverage, search.query())
                .all().stream()
                        .filter(one -> from == null || one.interval().to().isAfter(from))
                        .filter(one -> to == null || one.interval().from().isBefore(to))
                        .toList();
    }

    private record Key(SourceKind source, Interval interval, GapKind kind, String cause)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing((Key key) -> key.interval.from())
                        .thenComparing(key -> key.interval.to())
                        .thenComparing(Key::source)
                        .thenComparing(Key::kind)
                        .thenComparing(Key::cause);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private List<UnloggedStretch> all() {
        Map<Key, List<UnloggedStretch.Missing>> groups = new TreeMap<>();
        for (LaneCoverage lane : coverage.lanes()) {
            // What the history holds is a copy: where it was not asked nothing stopped.
            boolean history = lane.lane().kind() instanceof LaneClass.EventHistory;
            if (history || !AskedLanes.isAsked(query, lane.lane())) {
                continue;
            }
            for (LaneSpan stretch : stretches(lane)) {
                boolean whole = stretch.interval().equals(span);
                Key key =
                        new Key(
                                lane.lane().kind().records(),
                                stretch.interval(),
                                GapKind.of(stretch),
                                whole ? "" : stretch.basis().cause());
                groups.computeIfAbsent(key, none -> new ArrayList<>())
                        .add(new UnloggedStretch.Missing(lane.lane(), stretch));
            }
        }
        return groups.entrySet().stream()
                .map(group ->
                        new UnloggedStretch(
                                group.getKey().source(),
                                group.getKey().interval(),
                                group.getKey().kind(),
                                group.getValue()))
                .toList();
    }

    /// Gaps beside each other are one where only the edge of a change of logging lies between; its
    /// reason is then that of the gap itself.
    private static List<LaneSpan> stretches(LaneCoverage lane) {
        List<LaneSpan> found = new ArrayList<>();
        LaneSpan open = null;
        for (LaneSpan next : LaneCoverage.joined(lane.spans())) {
            if (!next.status().isGap()) {
                add(found, open);
                open = null;
            } else if (open == null) {
                open = next;
            } else if (next.status() == CoverageStatus.PARTIAL) {
                open = edged(open.until(next.interval().to()));
            } else if (open.status() == CoverageStatus.PARTIAL) {
                open =
                        edged(
                                next.within(
                                        new Interval(
                                                open.interval().from(), next.interval().to())));
            } else {
                found.add(open);
                open = next;
            }
        }
        add(found, open);
        return found;
    }

    /// Says that round a change something was logged.
    private static LaneSpan edged(LaneSpan span) {
        Basis basis = span.basis();
        return span.status() == CoverageStatus.PARTIAL || basis.cause().endsWith(EDGES)
                ? span
                : new LaneSpan(
                        span.interval(),
                        span.status(),
                        new Basis(basis.cause() + EDGES, basis.proofs()));
    }

    private static void add(List<LaneSpan> found, @Nullable LaneSpan span) {
        if (span != null) {
            found.add(span);
        }
    }
}
