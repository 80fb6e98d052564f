package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// One trail and what is known of it.
///
/// @param account that owns it
/// @param home its home region
/// @param made when calls that made it were recorded
record Trail(
        String account,
        String home,
        String name,
        History<TrailState> history,
        TreeSet<Instant> made) {
    static Trail of(String account, String home, String name) {
        return new Trail(account, home, name, new History<>(TrailState.UNKNOWN), new TreeSet<>());
    }

    List<String> place() {
        return List.of(account, home, name);
    }

    /// Whether it is known not to have been there yet.
    boolean absentAt(Instant instant) {
        return !made.isEmpty()
                && made.first().equals(history.instants().first())
                && instant.isBefore(made.first());
    }

    boolean everOrganisation() {
        return history.states().stream().anyMatch(TrailState::organisation);
    }
}
