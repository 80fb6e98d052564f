package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/// The states of one log over time, and how they are known.
///
/// @param <S> the state
final class History<S> {
    private final S unknown;
    private final List<Change<S>> changes = new ArrayList<>();
    private final TreeMap<Instant, S> states = new TreeMap<>();
    private final TreeMap<Instant, List<Change<S>>> at = new TreeMap<>();

    /// @param unknown before anything is known
    History(S unknown) {
        this.unknown = unknown;
    }

    /// To be called in the order of the records; `settle` follows.
    void add(Change<S> change) {
        changes.add(change);
    }

    void settle() {
        changes.sort(Change.order());
        S state = unknown;
        for (Change<S> change : changes) {
            state = change.change().apply(state);
            states.put(change.at(), state);
            at.computeIfAbsent(change.at(), instant -> new ArrayList<>()).add(change);
        }
    }

    S at(Instant instant) {
        Map.Entry<Instant, S> state = states.floorEntry(instant);
        return state == null ? unknown : state.getValue();
    }

    /// Every state there ever was.
    List<S> states() {
        return List.copyOf(states.values());
    }

    NavigableSet<Instant> instants() {
        return states.navigableKeySet();
    }

    /// The records that tell of a change at an instant; none where a setting of the same instant
    /// shows the state anyway.
    List<Proof> recorded(Instant instant) {
        List<Change<S>> here = at.getOrDefault(instant, List.of());
        return here.stream().allMatch(Change::recorded)
                ? here.stream().map(Change::proof).toList()
                : List.of();
    }
}
