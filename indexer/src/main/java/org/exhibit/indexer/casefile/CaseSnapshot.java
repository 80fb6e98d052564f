package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What readers know of a case, as of its last checkpoint.
///
/// @param custody the newest entry at the checkpoint
/// @param closed whether the writer had finished: nothing may then stand in custody after that
///   entry
/// @param database SHA-256 of `case.mv.db` as the writer left it; null while one is at work, and in
///   cases written before this was kept
record CaseSnapshot(
        CaseDescription description,
        List<Acquisition> acquisitions,
        CaseMarks marks,
        CustodyHead custody,
        boolean closed,
        @Nullable Digest database) {
    CaseSnapshot {
        acquisitions = List.copyOf(acquisitions);
    }

    CaseSnapshot with(Digest closedDatabase) {
        return new CaseSnapshot(description, acquisitions, marks, custody, closed, closedDatabase);
    }
}
