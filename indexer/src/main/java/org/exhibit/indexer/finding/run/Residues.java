package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.finding.pattern.Environment;
import org.exhibit.indexer.index.StoredEvent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts together what several answers say of one job.
final class Residues {
    private static final Comparator<StoredEvent> BY_TIME =
            Comparator.comparing(
                            (StoredEvent event) -> event.event().time(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(StoredEvent::id);

    private Residues() {}

    static Environment.Residue both(Environment.Residue one, Environment.Residue other) {
        return new Environment.Residue(
                one.job(),
                sorted(one.outputs(), other.outputs()),
                sorted(one.sources(), other.sources()),
                one.strength().stronger(other.strength()),
                sorted(one.way(), other.way()),
                byTime(Stream.concat(one.evidence().stream(), other.evidence().stream())));
    }

    private static List<String> sorted(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    /// Each once.
    static List<StoredEvent> byTime(Stream<StoredEvent> events) {
        Map<String, StoredEvent> found =
                events.collect(
                        Collectors.toMap(
                                StoredEvent::id, each -> each, (one, again) -> one, TreeMap::new));
        return found.values().stream().sorted(BY_TIME).toList();
    }
}
