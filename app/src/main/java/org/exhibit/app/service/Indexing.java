package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Makes the index of an open case say what its custody says.
///
/// @param passwords tried on encrypted zip entries
record Indexing(ZipPasswords passwords) {

    /// Makes the index follow custody: what is excluded leaves it, what is not is read.
    void follow(CaseFile caseFile, ProgressBoard board, CancelToken cancel) throws IOException {
        board.post(Progress.of(Progress.Stage.INDEXING, ""));
        try (LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest = catchUp(caseFile, index, null, cancel)) {
            finish(caseFile, ingest, board);
        }
    }

    /// Makes the index follow what was just excluded or included, if anything was.
    ///
    /// @param changed items excluded, or included, that were not before
    EvidenceReport settled(
            CaseFile caseFile,
            ChosenEvidence chosen,
            int changed,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        if (changed > 0 || caseFile.opening().interrupted()) {
            follow(caseFile, board, cancel);
        }
        try (CaseReader reader = Engine.reader(caseFile.folder().root(), passwords)) {
            return new EvidenceReport(
                    changed,
                    chosen.items().size() - changed,
                    chosen.elsewhere(),
                    reader.events().totals());
        }
    }

    /// Reads what earlier acquisitions left, each with the layout of flow logs it was given.
    ///
    /// @return for the acquisition that follows, with its own layout
    CaseIngest catchUp(
            CaseFile caseFile,
            LuceneIndexWriter index,
            @Nullable String flowFormat,
            CancelToken cancel)
            throws IOException {
        ExcludedEvidence.settle(caseFile, index);
        index.forget(LockedArchives.openedBy(passwords, caseFile, index));
        FlowLayouts layouts = FlowLayouts.of(caseFile.folder().custody());
        for (String layout : layouts.all()) {
            try (CaseIngest earlier = Engine.ingest(caseFile, index, layout, passwords, cancel)) {
                earlier.catchUp(acquisition -> layout.equals(layouts.of(acquisition)));
                Engine.finish(caseFile, earlier, passwords);
            }
        }
        CaseIngest ingest = Engine.ingest(caseFile, index, flowFormat, passwords, cancel);
        boolean done = false;
        try {
            ingest.catchUp(acquisition -> layouts.of(acquisition) == null);
            done = true;
            return ingest;
        } finally {
            if (!done) {
                ingest.close();
            }
        }
    }

    /// Waits for what was queued, finds repeats, and enters the accounting in custody.
    void finish(CaseFile caseFile, CaseIngest ingest, ProgressBoard board) throws IOException {
        board.post(Progress.of(Progress.Stage.RECONCILING, ""));
        Engine.finish(caseFile, ingest, passwords);
        try (CaseReader reader = Engine.reader(caseFile.folder().root(), passwords)) {
            Counts counts = reader.events().totals().counts();
            caseFile.enter(
                    "indexed",
                    Details.none()
                            .with("records", counts.records())
                            .with("events", counts.events())
                            .with("duplicates", counts.duplicates())
                            .with("rejected", counts.rejected()));
            new DigestChains(passwords).follow(caseFile, reader, board);
        }
        caseFile.checkpoint();
        board.post(Progress.of(Progress.Stage.DONE, ""));
    }
}
