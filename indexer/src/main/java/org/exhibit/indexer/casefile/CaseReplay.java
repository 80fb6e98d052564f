package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes a case's tables and snapshot again from custody alone, outside the case, and compares them
/// with those the case has. Changes nothing in the case and takes no lock: the database is looked
/// at as a copy.
public final class CaseReplay {
    private final CaseFolder folder;

    public CaseReplay(CaseFolder folder) {
        this.folder = folder;
    }

    /// What differs, in words; both lists empty where nothing does.
    ///
    /// @param snapshot what of `case.json` is not what custody gives
    /// @param database what of `case.mv.db` is not
    /// @param databaseCompared false where a writer is at work or was interrupted: what it had in
    ///   hand may not have reached the file
    public record Differences(
            List<String> snapshot, List<String> database, boolean databaseCompared) {
        public Differences {
            snapshot = List.copyOf(snapshot);
            database = List.copyOf(database);
        }
    }

    /// @throws IOException where custody or the snapshot cannot be read
    public Differences compare() throws IOException {
        CaseSnapshot kept = new SnapshotFile(folder).read();
        Path temporary = Files.createTempDirectory("exhibit-replay-");
        try {
            return compare(kept, temporary);
        } finally {
            remove(temporary);
        }
    }

    private Differences compare(CaseSnapshot kept, Path temporary) throws IOException {
        CaseFolder replayed = new CaseFolder(Files.createDirectory(temporary.resolve("replayed")));
        try (Ledger ledger = open(replayed)) {
            CustodyLog.read(
                    folder.custody(),
                    entry -> {
                        if (entry.sequence() <= kept.custody().sequence()) {
                            apply(ledger, entry);
                        }
                    });
            CaseSnapshot again = ledger.snapshot(kept.custody(), kept.closed());
            List<String> snapshot = new ArrayList<>(SnapshotDifferences.of(kept, again));
            @Nullable Digest closed = kept.database();
            SnapshotFile file = new SnapshotFile(folder);
            // Of a case from before that hash was kept the form may be an older one.
            boolean own =
                    closed == null
                            ? !file.hasForeignMembers()
                            : file.isWrittenAs(again.with(closed));
            if (snapshot.isEmpty() && !own) {
                snapshot.add("its own form: it was not written by Exhibit as it stands");
            }
            boolean compared = kept.closed();
            List<String> tables =
                    compared ? tables(kept, ledger, temporary.resolve("copy")) : List.of();
            return new Differences(snapshot, tables, compared);
        } catch (SQLException e) {
            throw new IOException("replaying custody failed", e);
        }
    }

    private static Ledger open(CaseFolder folder) throws IOException, SQLException {
        CaseDatabase database = CaseDatabase.open(folder);
        boolean done = false;
        try {
            Ledger ledger = new Ledger(database);
            done = true;
            return ledger;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    private static void apply(Ledger ledger, CustodyEntry entry) throws IOException {
        try {
            ledger.apply(entry);
        } catch (SQLException e) {
            throw new IOException("entry " + entry.sequence() + " of custody does not fit", e);
        }
    }

    private List<String> tables(CaseSnapshot kept, Ledger replayed, Path copy) throws IOException {
        CaseFolder copied = new CaseFolder(Files.createDirectory(copy));
        try {
            Files.copy(folder.database(), copied.database(), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            return List.of("the file is missing; the next writer makes it again from custody");
        }
        List<String> found = new ArrayList<>();
        // Opening the copy changes it.
        Digest bytes = SnapshotFile.ofDatabase(copied);
        copied.database().toFile().setWritable(true);
        try (Ledger ledger = open(copied)) {
            if (!ledger.mark().head().equals(kept.custody())) {
                found.add("it ends with another entry of custody than case.json");
            }
            if (!ledger.isClean()) {
                found.add("it says that a writer is at work, and case.json says that none is");
            }
            found.addAll(new TableDifferences(replayed.connection(), ledger.connection()).find());
        } catch (SQLException | IOException | RuntimeException e) {
            // H2 meets damage with exceptions of many kinds.
            found.add("it cannot be read: " + firstLine(e));
        }
        @Nullable Digest closed = kept.database();
        if (closed != null && !bytes.equals(closed)) {
            found.add("the file has other bytes than when its last writer closed it");
        }
        return found;
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
