package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyBreak;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.CustodyMark;
import org.exhibit.indexer.custody.CustodyTail;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.store.EvidenceStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Brings a case into a state to be written to: opens the database, repeats what custody has and
/// the database has not, and checks what an interrupted writer may have left half done. Authority
/// falls from the store over custody to the database. The writer's lock is held throughout.
final class CaseOpening {
    private final CaseFolder folder;
    private final Run run;
    private final EvidenceStore store;
    private final List<String> notes = new ArrayList<>();
    private boolean rebuilt;

    CaseOpening(CaseFolder folder, Run run, EvidenceStore store) {
        this.folder = folder;
        this.run = run;
        this.store = store;
    }

    /// @param changed whether opening itself entered or repaired something that the next checkpoint
    ///   must keep
    record Opened(Ledger ledger, CustodyLog custody, OpeningReport report, boolean changed) {}

    Opened open() throws IOException, SQLException {
        CustodyHead atCheckpoint = lastSnapshot();
        Ledger ledger = new Ledger(database());
        @Nullable CustodyLog custody = null;
        boolean done = false;
        try {
            CustodyMark mark = ledger.mark();
            boolean clean = ledger.isClean();
            CustodyTail tail =
                    rebuilt
                            ? CustodyTail.whole(folder.custody())
                            : CustodyTail.find(folder.custody(), mark);
            boolean broken = rebuilt && isBroken(atCheckpoint);
            custody = CustodyLog.open(folder.custody(), run, tail);
            noteTorn(tail);
            boolean foreign = !tail.fitsMark() || (clean && tail.end().length() > mark.length());
            List<LostOriginal> lost = List.of();
            if (foreign) {
                enterDiscrepancy(custody, mark, tail);
            } else if (!clean) {
                lost =
                        repeat(
                                ledger,
                                custody,
                                tail,
                                rebuilt ? atCheckpoint.sequence() : mark.head().sequence());
            }
            if (broken) {
                enterDiscrepancy(custody, new CustodyMark(atCheckpoint, 0), tail);
            }
            // Without a snapshot either the case has only just been made.
            if (rebuilt && atCheckpoint.sequence() > 0) {
                notes.add("The database case.mv.db was made again from custody.jsonl.");
                custody.append(
                        Kinds.DATABASE_REBUILT,
                        Details.of("entries", Long.toString(tail.end().head().sequence())));
            }
            OpeningReport report = new OpeningReport(!clean, notes, lost);
            boolean changed = !clean || !custody.mark().equals(mark);
            done = true;
            return new Opened(ledger, custody, report, changed);
        } finally {
            if (!done) {
                if (custody != null) {
                    custody.close();
                }
                ledger.close();
            }
        }
    }

    /// What the snapshot says custody was at its checkpoint; nothing where there is none that can
    /// be read.
    private CustodyHead lastSnapshot() throws IOException {
        try {
            return new SnapshotFile(folder).read().custody();
        } catch (CaseVersionException e) {
            throw e;
        } catch (NoSuchFileException e) {
            return CustodyHead.NONE;
        } catch (IOException e) {
            notes.add("The file case.json was damaged and was made again.");
            return CustodyHead.NONE;
        }
    }

    /// Whether the chain that the database is made again from was changed by someone.
    private boolean isBroken(CustodyHead atCheckpoint) throws IOException {
        return CustodyLog.verify(folder.custody(), atCheckpoint, false).breaks().stream()
                .anyMatch(found -> found.kind() != CustodyBreak.Kind.TORN);
    }

    private CaseDatabase database() throws IOException, SQLException {
        boolean missing = !Files.exists(folder.database());
        try {
            rebuilt = missing;
            return CaseDatabase.open(folder);
        } catch (SQLException e) {
            if (missing) {
                throw e;
            }
            Path aside = CaseDatabase.setAside(folder);
            notes.add(
                    "The database case.mv.db could not be read; it is kept as "
                            + aside.getFileName()
                            + ".");
            rebuilt = true;
            return CaseDatabase.open(folder);
        }
    }

    private void noteTorn(CustodyTail tail) {
        if (tail.isTorn()) {
            notes.add(
                    "The last write to custody.jsonl was interrupted; its "
                            + tail.torn()
                            + " bytes were moved aside and what they described is acquired again.");
        }
    }

    private void enterDiscrepancy(CustodyLog custody, CustodyMark mark, CustodyTail tail)
            throws IOException {
        String state =
                tail.end().head().sequence() > mark.head().sequence() && tail.fitsMark() && !rebuilt
                        ? "goes on to entry "
                        : "differs from that and ends with entry ";
        String found =
                "The case was last written to with custody at entry "
                        + mark.head().sequence()
                        + "; custody.jsonl now "
                        + state
                        + tail.end().head().sequence()
                        + ".";
        notes.add(
                found
                        + " Exhibit did not do this. The case stays usable; verify it, and explain"
                        + " the change.");
        custody.append(
                Kinds.DISCREPANCY,
                Details.of("recordedSequence", Long.toString(mark.head().sequence()))
                        .with("recordedHead", mark.head().hash().hex())
                        .with("foundSequence", tail.end().head().sequence())
                        .with("foundHead", tail.end().head().hash().hex())
                        .with("meaning", found));
    }

    /// Applies what was entered after the last checkpoint, and checks its originals.
    ///
    /// @param checkpoint originals of later entries may not have reached the disk whole
    private List<LostOriginal> repeat(
            Ledger ledger, CustodyLog custody, CustodyTail tail, long checkpoint)
            throws IOException, SQLException {
        OriginalsCheck originals = new OriginalsCheck(store, ledger.evidence(), custody);
        // Two passes: an original is restored from any of its sources, also one that a later entry
        // names.
        for (int pass = 0; pass < 2; pass++) {
            boolean applying = pass == 0;
            try {
                tail.read(
                        folder.custody(),
                        entry -> {
                            try {
                                if (applying) {
                                    ledger.apply(entry);
                                } else {
                                    check(originals, entry, checkpoint);
                                }
                            } catch (SQLException e) {
                                throw new DatabaseFailure(e);
                            }
                        });
            } catch (DatabaseFailure e) {
                throw e.cause;
            }
        }
        int leftovers = store.clearTemporary();
        if (leftovers > 0) {
            notes.add(
                    leftovers
                            + " unfinished copies were removed; their sources are acquired again.");
        }
        originals.checkUnnamed();
        notes.addAll(originals.notes());
        return originals.lost();
    }

    private static void check(OriginalsCheck originals, CustodyEntry entry, long checkpoint)
            throws IOException, SQLException {
        if (entry.kind().equals(AcquiredEntry.KIND)) {
            for (AcquiredRow row : AcquiredEntry.read(entry.details()).rows()) {
                if (row.held() == AcquiredRow.Held.STORED) {
                    originals.check(row, entry.sequence() > checkpoint);
                }
            }
        }
    }

    /// Carries a database error through the custody log's visitor.
    private static final class DatabaseFailure extends IOException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        DatabaseFailure(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
