package org.exhibit.reports.facts;

import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One edge of a lineage as it is printed; texts come from logs.
///
/// @param time first instant, UTC; null where nothing it rests on has one
/// @param end last instant; null where nothing has one
/// @param from upstream end
/// @param kind what it says of its ends
/// @param to downstream end
/// @param actor who did it; may be empty
/// @param bytes content moved; null where the records do not say
/// @param strength one of the four words
/// @param rule what gave it its strength, e.g. `R5/1`
/// @param citations printed references of the records it rests on
/// @param counter of those that speak against it
public record LineageRow(
        @Nullable Instant time,
        @Nullable Instant end,
        String from,
        EdgeKind kind,
        String to,
        String actor,
        @Nullable Long bytes,
        String strength,
        String rule,
        List<String> citations,
        List<String> counter) {
    public LineageRow {
        citations = List.copyOf(citations);
        counter = List.copyOf(counter);
    }
}
