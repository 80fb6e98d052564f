package org.exhibit.indexer.index;

import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// The accounting of a whole index.
///
/// @param conflicts event ids that stand for more than one content
/// @param files log files read (containers' members counted each, containers themselves not)
/// @param from first instant of any event, or null
/// @param to last instant of any event, or null
public record Totals(
        Counts counts,
        long conflicts,
        long warnings,
        long files,
        long referenceFiles,
        long unknownFiles,
        long unreadableFiles,
        Map<SourceKind, Counts> bySource,
        @Nullable Instant from,
        @Nullable Instant to) {
    public Totals {
        bySource = Map.copyOf(bySource);
    }
}
