package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a version of an object was there to be read, as far as records tell: of a request that
/// names no version only while no later one and no marker stood over it.
final class CurrentSpans {
    private CurrentSpans() {}

    /// What a window lets reach of a version: from the first to the last instant at which both the
    /// window was open and the version was there; empty where there is none.
    ///
    /// @param named whether the window lets older versions be read by their ids; what was written
    ///   over in a bucket without versions is gone
    static Optional<Interval> within(
            Interval window, VersionLife life, List<VersionLife> all, boolean named) {
        List<Interval> left = new ArrayList<>();
        alive(life).flatMap(window::intersect).ifPresent(left::add);
        if (!named || life.version().startsWith("epoch:")) {
            for (Interval over : covered(life, all)) {
                left = without(left, over);
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interval(left.getFirst().from(), left.getLast().to()));
    }

    private static Optional<Interval> alive(VersionLife life) {
        return Interval.between(time(life.birth(), Instant.MIN), time(life.death(), Instant.MAX));
    }

    /// When another version or a marker stood over it.
    private static List<Interval> covered(VersionLife life, List<VersionLife> all) {
        List<Interval> found = new ArrayList<>();
        Instant born = time(life.birth(), Instant.MIN);
        for (VersionLife other : all) {
            Instant later = time(other.birth(), Instant.MIN);
            boolean over = other.id().kind() == NodeKind.VERSION && later.isAfter(born);
            if (over && !other.id().equals(life.id())) {
                Interval.between(later, time(other.death(), Instant.MAX)).ifPresent(found::add);
            }
        }
        for (Access hidden : life.hidden()) {
            Instant from = time(hidden, Instant.MAX);
            Instant to = Instant.MAX;
            for (Access shown : life.shown()) {
                Instant again = time(shown, Instant.MAX);
                to = again.isAfter(from) && again.isBefore(to) ? again : to;
            }
            Interval.between(from, to).ifPresent(found::add);
        }
        return found;
    }

    private static List<Interval> without(List<Interval> spans, Interval taken) {
        List<Interval> left = new ArrayList<>();
        for (Interval span : spans) {
            Instant end = taken.from().isBefore(span.to()) ? taken.from() : span.to();
            Interval.between(span.from(), end).ifPresent(left::add);
            Instant start = taken.to().isAfter(span.from()) ? taken.to() : span.from();
            Interval.between(start, span.to()).ifPresent(left::add);
        }
        return left;
    }

    private static Instant time(@Nullable Access access, Instant otherwise) {
        Instant time = access == null ? null : access.time();
        return time == null ? otherwise : time;
    }
}
