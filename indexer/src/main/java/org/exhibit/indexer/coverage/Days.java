package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Days of UTC, counted from the epoch: logs are delivered into folders of a day and acquired by
/// the day.
///
/// @param present days with something
record Days(TreeSet<Long> present) {
    static final long SECONDS = 86_400;

    static Days none() {
        return new Days(new TreeSet<>());
    }

    static Days union(Collection<Days> all) {
        TreeSet<Long> days = new TreeSet<>();
        all.forEach(one -> days.addAll(one.present));
        return new Days(days);
    }

    static Instant start(long day) {
        return Instant.ofEpochSecond(day * SECONDS);
    }

    static long of(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    /// Those days of others that lie between the first and the last of these.
    Days reached(Days others) {
        if (present.isEmpty()) {
            return none();
        }
        NavigableSet<Long> inside =
                others.present.subSet(present.first(), true, present.last(), true);
        return new Days(new TreeSet<>(inside));
    }
}
