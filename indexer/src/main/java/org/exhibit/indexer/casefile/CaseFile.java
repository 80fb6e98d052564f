package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.CustodyMark;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.MemberReader;
import org.exhibit.indexer.store.PathText;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A case open for writing. Holds the one-writer lock until it is closed. Every change is an entry
/// of custody first; `checkpoint` makes all changes so far outlive the machine. Thread-safe: calls
/// wait for one another.
public final class CaseFile implements Closeable {
    private final CaseFolder folder;
    private final WriterLock writerLock;
    private final EvidenceStore store;
    private final Ledger ledger;
    private final CustodyLog custody;
    private final OpeningReport opening;
    private final ReentrantLock lock = new ReentrantLock();
    private IndexCommit index = IndexCommit.NONE;

    /// Custody as of the last checkpoint.
    private CustodyMark kept;

    /// Whether the case on disk says that a writer is at work.
    private boolean announced;

    private boolean failed;

    private CaseFile(
            CaseFolder folder,
            WriterLock writerLock,
            EvidenceStore store,
            CaseOpening.Opened opened,
            CustodyMark kept) {
        this.folder = folder;
        this.writerLock = writerLock;
        this.store = store;
        this.ledger = opened.ledger();
        this.custody = opened.custody();
        this.opening = opened.report();
        this.kept = kept;
        this.announced = opened.changed();
    }

    /// Makes a case in a folder that does not exist or is empty.
    ///
    /// @throws java.nio.file.DirectoryNotEmptyException where the folder holds something else
    public static void create(Path root, CaseDescription description, Run run) throws IOException {
        new CaseCreation(new CaseFolder(root), run).create(description);
        // From here on the case can be opened; opening makes the rest from custody.
        open(root, run).close();
    }

    /// Opens a case for writing, repeating and checking what an interrupted writer left.
    ///
    /// @throws CaseLockedException where another writer has it
    /// @throws CaseVersionException where a newer Exhibit wrote it
    public static CaseFile open(Path root, Run run) throws IOException {
        CaseFolder folder = new CaseFolder(root);
        folder.requireCase();
        WriterLock writerLock = WriterLock.take(folder, run);
        boolean done = false;
        try {
            EvidenceStore store = new EvidenceStore(folder.evidence());
            CaseOpening.Opened opened = new CaseOpening(folder, run, store).open();
            CaseFile caseFile =
                    new CaseFile(folder, writerLock, store, opened, opened.ledger().mark());
            done = true;
            if (opened.changed() || !Files.exists(folder.snapshot())) {
                caseFile.checkpointOrClose();
            }
            return caseFile;
        } catch (SQLException e) {
            throw CaseDatabase.failure(e);
        } finally {
            if (!done) {
                writerLock.close();
            }
        }
    }

    private void checkpointOrClose() throws IOException {
        boolean held = false;
        try {
            keep(false, true);
            held = true;
        } finally {
            if (!held) {
                close();
            }
        }
    }

    public CaseFolder folder() {
        return folder;
    }

    public EvidenceStore store() {
        return store;
    }

    /// What opening found and put right.
    public OpeningReport opening() {
        return opening;
    }

    public CaseDescription description() throws IOException {
        return ask(ledger::description);
    }

    /// What was acquired, and entering more.
    public Acquisitions acquisitions() {
        return new Acquisitions(this);
    }

    public List<MarkedExhibit> exhibits() throws IOException {
        return ask(ledger.marks()::exhibits);
    }

    public List<Subject> subjects() throws IOException {
        return ask(ledger.marks()::subjects);
    }

    public Optional<EvidenceItem> item(Digest sha256) throws IOException {
        return ask(() -> ledger.evidence().item(sha256));
    }

    /// Where an item's bytes lie: in the store, or where they were left.
    public Path original(EvidenceItem item) {
        EvidenceItem.Reference reference = item.reference();
        return reference == null
                ? store.original(item.sha256())
                : PathText.toPath(reference.path());
    }

    /// Cuts records again from their originals, in the order of the argument, reading each original
    /// once.
    public List<byte[]> raw(MemberReader members, List<Origin> origins) throws IOException {
        return new RawReader(new Originals(folder), members).read(origins);
    }

    /// Hands over every sighting, by acquisition and path; the first of an item is the one whose
    /// path its events carry. The visitor must not change the case.
    public void sightings(SightingVisitor visitor) throws IOException {
        ask(() -> {
            ledger.evidence().sightings(visitor);
            return true;
        });
    }

    /// The sighting that a file was recorded as, if one of this place, size and time was.
    public Optional<Sighting> knownAs(String path, String base, Instant modified, long size)
            throws IOException {
        return ask(() -> ledger.evidence().knownAs(path, base, modified, size));
    }

    public MarkedExhibit addExhibit(String event, String note) throws IOException {
        return change(() -> {
            int number = ledger.marks().exhibitsNumbered() + 1;
            CustodyEntry entry = write(Kinds.EXHIBIT_ADDED, Marking.exhibit(number, event, note));
            return new MarkedExhibit(number, event, note, entry.actor(), entry.at());
        });
    }

    /// @throws IOException where no exhibit has the number
    public void removeExhibit(int number, String reason) throws IOException {
        change(() -> {
            ledger.marks().requireExhibit(number);
            return write(Kinds.EXHIBIT_REMOVED, Marking.exhibit(number, reason));
        });
    }

    public void addSubject(Subject.Kind kind, String selector, String reason) throws IOException {
        change(() -> write(Kinds.SUBJECT_ADDED, Marking.subject(kind, selector, reason)));
    }

    /// @throws IOException where the selector is no subject
    public void removeSubject(String selector, String reason) throws IOException {
        change(() -> {
            ledger.marks().requireSubject(selector);
            return write(Kinds.SUBJECT_REMOVED, Marking.subject(selector, reason));
        });
    }

    /// What is left out of the index.
    public Exclusions exclusions() {
        return new Exclusions(this);
    }

    /// Tags, notes and saved queries.
    public Annotations annotations() {
        return new Annotations(this);
    }

    /// Enters a deed that changes nothing in the tables, e.g. `indexed`, `pack-signed`.
    public CustodyEntry enter(String kind, Details details) throws IOException {
        return change(() -> write(kind, details));
    }

    /// The newest entry of custody.
    public CustodyHead custodyHead() {
        return custody.mark().head();
    }

    /// Makes an index part of every checkpoint from now on; `IndexCommit.NONE` before the index is
    /// closed.
    public void onCheckpoint(IndexCommit commit) {
        lock.lock();
        try {
            index = commit;
        } finally {
            lock.unlock();
        }
    }

    /// Makes everything so far durable, in the order of authority: originals, custody, index,
    /// database, snapshot.
    public void checkpoint() throws IOException {
        keep(false, false);
    }

    private void keep(boolean closing, boolean always) throws IOException {
        lock.lock();
        try {
            if (failed) {
                throw new IOException(
                        "A write to the case failed before; close it and open it again. "
                                + "What custody has is safe.");
            }
            failed = true;
            store.sync();
            CustodyMark mark = custody.sync();
            index.commit();
            if (always || !mark.equals(kept) || (closing && announced)) {
                ledger.commit(mark, closing);
                new SnapshotFile(folder).write(ledger.snapshot(mark.head(), closing));
                kept = mark;
            }
            failed = false;
        } catch (SQLException e) {
            throw CaseDatabase.failure(e);
        } finally {
            lock.unlock();
        }
    }

    /// Ends writing and gives up the lock. After a failed write opening repeats custody instead.
    @Override
    public void close() throws IOException {
        lock.lock();
        try (WriterLock _ = writerLock;
                CustodyLog _ = custody) {
            try (Ledger _ = ledger) {
                if (!failed && announced) {
                    keep(true, false);
                }
            }
            new SnapshotFile(folder).keepDatabase();
        } finally {
            lock.unlock();
        }
    }

    /// Only within `change`.
    CustodyEntry write(String kind, Details details) throws IOException, SQLException {
        CustodyEntry entry = custody.append(kind, details);
        ledger.apply(entry);
        return entry;
    }

    /// Enters a deed whose rows are in the tables already; only the counts are left. Only within
    /// `change`.
    void write(FileBatch.Deed deed) throws IOException, SQLException {
        ledger.acquisitions().apply(custody.append(deed.kind(), deed.details()));
    }

    /// Only within `ask` or `change`.
    Ledger ledger() {
        return ledger;
    }

    <T> T ask(CaseWork<T> work) throws IOException {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            throw CaseDatabase.failure(e);
        } finally {
            lock.unlock();
        }
    }

    /// Runs a change. One that fails half way leaves tables that do not match custody, so nothing
    /// is kept after it.
    <T> T change(CaseWork<T> work) throws IOException {
        lock.lock();
        try {
            announce();
            failed = true;
            T result = work.run();
            failed = false;
            return result;
        } catch (NothingThereException e) {
            failed = false;
            throw new IOException(e.getMessage(), e);
        } catch (SQLException e) {
            throw CaseDatabase.failure(e);
        } finally {
            lock.unlock();
        }
    }

    /// Says on disk that a writer is at work, before its first change.
    private void announce() throws IOException {
        if (!announced) {
            announced = true;
            keep(false, true);
        }
    }
}
