package org.exhibit.reports.facts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One line of a timeline as it is printed; every text may be empty, and comes from logs.
///
/// @param time UTC; null for an untimed record
/// @param end end of a window (flow records), exclusive; else null
/// @param action what was done: the edge's or the record's name
/// @param strength `corroborated`, `recorded`, `inferred`, `possible`, or empty for a bare record
/// @param source word of the log source, as `SourceKind` has it, e.g. `cloudtrail`
/// @param bytes bytes moved, or null where the records do not say
/// @param citations printed references of the records the line rests on, e.g. `E-02/h8WdK3mQ#41`
/// @param note what a reader must know beside it
public record TimelineRow(
        @Nullable Instant time,
        @Nullable Instant end,
        String action,
        String strength,
        String source,
        String actor,
        String ip,
        @Nullable Long bytes,
        String outcome,
        List<String> citations,
        String note) {
    public TimelineRow {
        citations = List.copyOf(citations);
    }
}
