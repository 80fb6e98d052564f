package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.custody.CustodyCheck;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.lucene.IndexFiles;
import org.exhibit.indexer.index.lucene.LuceneCensus;
import org.exhibit.indexer.integrity.CaseCheck;
import org.exhibit.indexer.integrity.ReplayCheck;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.integrity.chain.KeptResult;
import org.exhibit.indexer.integrity.record.RecordsCheck;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.ZipPasswords;
import org.exhibit.reports.check.SealCheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything `exhibit verify CASE` checks. A file of the case that cannot even be opened is a
/// check that does not hold, and the others are made all the same.
final class CaseVerification {
    private static final int MOST_NAMED = 5;

    private final CaseFolder folder;
    private final ZipPasswords zip;
    private final boolean records;

    /// @param records whether every record is read again too
    CaseVerification(Path folder, ZipPasswords zip, boolean records) {
        this.folder = new CaseFolder(folder);
        this.zip = zip;
        this.records = records;
    }

    Verification run(ProgressBoard board, CancelToken cancel) throws IOException {
        if (!folder.isCase()) {
            // Says so.
            Engine.reader(folder.root(), zip).close();
        }
        Check files = indexFiles();
        List<Check> checks = new ArrayList<>();
        try (FolderCaseReader reader = Engine.reader(folder.root(), zip)) {
            if (files.ok()) {
                checks.addAll(new CaseCheck(reader, board, cancel).run().checks());
                checks.addAll(records(reader, board, cancel));
            } else {
                checks.addAll(withoutIndex());
            }
            checks.add(new KeptResult(folder).check(reader.isClosed()));
            checks.addAll(new SealCheck(folder).run());
        } catch (QueryException e) {
            throw new IllegalStateException("the index refuses its own questions", e);
        } catch (IOException e) {
            checks.add(new Check("opening", false, String.valueOf(e.getMessage())));
            checks.addAll(withoutIndex());
        }
        checks.add(files);
        return new Verification(checks);
    }

    private List<Check> records(FolderCaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        if (!records || !reader.isClosed()) {
            return List.of(
                    new Check(
                            "records",
                            true,
                            "Not read again: "
                                    + (records
                                            ? "a writer is at work on the case, or was interrupted."
                                            : "a quick verification was asked for.")));
        }
        FlowLayouts layouts = FlowLayouts.of(folder.custody());
        try (LuceneCensus census = LuceneCensus.open(folder.index())) {
            return new RecordsCheck(
                            reader,
                            new RecordsCheck.Tools(census, new Containers(zip), layouts::of),
                            board,
                            cancel)
                    .run();
        }
    }

    private Check indexFiles() throws IOException {
        List<String> damaged = IndexFiles.damaged(folder.index());
        return new Check(
                "index-files",
                damaged.isEmpty(),
                damaged.isEmpty()
                        ? "Every file of the index agrees with its checksum."
                        : damaged.size()
                                + " files of the index do not agree with their checksums: "
                                + String.join(
                                        "; ",
                                        damaged.subList(0, Math.min(MOST_NAMED, damaged.size())))
                                + ". The evidence is not affected; remove the folder index and"
                                + " acquire again to make it anew.");
    }

    /// What can be checked of a case that cannot be opened.
    private List<Check> withoutIndex() throws IOException {
        CustodyCheck custody = CustodyLog.verify(folder.custody());
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        "custody-chain",
                        custody.holds(),
                        custody.entries()
                                + " entries"
                                + (custody.holds()
                                        ? ", each with the hash of the one before."
                                        : " and " + custody.breaks().size() + " breaks.")));
        checks.addAll(new ReplayCheck(folder).run());
        return checks;
    }
}
