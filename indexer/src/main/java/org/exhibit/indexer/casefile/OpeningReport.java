package org.exhibit.indexer.casefile;

import java.util.List;

/// What opening a case for writing found and put right. Everything in it stands in custody too.
///
/// @param interrupted whether the last writer did not finish
/// @param notes one sentence each, for the examiner; empty after a writer that finished
/// @param lost originals that could not be restored
public record OpeningReport(boolean interrupted, List<String> notes, List<LostOriginal> lost) {
    public OpeningReport {
        notes = List.copyOf(notes);
        lost = List.copyOf(lost);
    }
}
