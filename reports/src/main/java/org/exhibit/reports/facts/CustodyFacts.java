package org.exhibit.reports.facts;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;

import java.util.List;

/// The chain of custody up to the entry fixed for the pack.
///
/// @param entries at least one, without gaps, recomputed and found whole
/// @param lines the same entries as they stand in the case's own log, without line ends
public record CustodyFacts(List<CustodyEntry> entries, List<String> lines) {
    public CustodyFacts {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
        if (entries.isEmpty() || entries.size() != lines.size()) {
            throw new IllegalArgumentException("a pack prints at least one custody entry");
        }
    }

    public long sequence() {
        return entries.getLast().sequence();
    }

    public Digest head() {
        return entries.getLast().hash();
    }
}
