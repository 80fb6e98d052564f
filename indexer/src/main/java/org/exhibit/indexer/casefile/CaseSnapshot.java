package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyHead;

import java.util.List;

/// What readers know of a case, as of its last checkpoint.
///
/// @param custody the newest entry at the checkpoint
/// @param closed whether the writer had finished: nothing may then stand in custody after that
///   entry
record CaseSnapshot(
        CaseDescription description,
        List<Acquisition> acquisitions,
        CaseMarks marks,
        CustodyHead custody,
        boolean closed) {
    CaseSnapshot {
        acquisitions = List.copyOf(acquisitions);
    }
}
