package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyMark;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// The case's tables as a whole. Every change of theirs is an entry of custody, applied by the same
/// code whether it was just written or is read again after an interruption. Not thread-safe.
final class Ledger implements Closeable {
    private static final String ROLE = "role";

    private final CaseDatabase database;
    private final EvidenceTables evidence;
    private final AcquisitionTables acquisitions;
    private final MarkTables marks;
    private final ExclusionTables exclusions;
    private final NoteTables notes;
    private final ContentTables contents;

    Ledger(CaseDatabase database) throws SQLException {
        this.database = database;
        this.evidence = new EvidenceTables(database.connection());
        this.acquisitions = new AcquisitionTables(database.connection());
        this.marks = new MarkTables(database);
        this.exclusions = new ExclusionTables(database.connection());
        this.notes = new NoteTables(database);
        this.contents = new ContentTables(database.connection());
    }

    EvidenceTables evidence() {
        return evidence;
    }

    AcquisitionTables acquisitions() {
        return acquisitions;
    }

    MarkTables marks() {
        return marks;
    }

    ExclusionTables exclusions() {
        return exclusions;
    }

    NoteTables notes() {
        return notes;
    }

    ContentTables contents() {
        return contents;
    }

    Connection connection() {
        return database.connection();
    }

    /// Brings the tables up to an entry of custody.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        if (entry.kind().equals(Kinds.CASE_CREATED)) {
            describe(new Fields(entry.kind(), entry.details()));
            // Cases made before roles were asked for have none.
            if (entry.details().containsKey(ROLE)) {
                database.set(ROLE, entry.details().get(ROLE));
            }
        }
        if (entry.kind().equals(AcquiredEntry.KIND)) {
            AcquiredEntry acquired = AcquiredEntry.read(entry.details());
            for (AcquiredRow row : acquired.rows()) {
                evidence.add(acquired.acquisition(), row);
            }
        }
        acquisitions.apply(entry);
        marks.apply(entry);
        exclusions.apply(entry);
        notes.apply(entry);
        contents.apply(entry);
    }

    static Details created(CaseDescription description) {
        Details details =
                Details.of("title", description.title())
                        .with("examiner", description.examiner())
                        .with("number", description.number())
                        .with("organisation", description.organisation())
                        .with("authority", description.authority())
                        .with("created", description.created().toString())
                        .with("formatVersion", SnapshotFile.FORMAT_VERSION);
        return description.role().isEmpty() ? details : details.with(ROLE, description.role());
    }

    private void describe(Fields fields) throws SQLException, IOException {
        for (String name :
                new String[] {
                    "title", "examiner", "number", "organisation", "authority", "created"
                }) {
            database.set(name, fields.text(name));
        }
    }

    CaseDescription description() throws SQLException, IOException {
        return new CaseDescription(
                known("title"),
                known("examiner"),
                known("number"),
                known("organisation"),
                known("authority"),
                Instant.parse(known("created")),
                database.setting(ROLE).orElse(""));
    }

    private String known(String name) throws SQLException, IOException {
        return database.setting(name)
                .orElseThrow(() ->
                        new IOException(
                                "the chain of custody does not say what case this is: the entry "
                                        + Kinds.CASE_CREATED
                                        + " is missing from custody.jsonl"));
    }

    /// Where custody ended at the last checkpoint.
    CustodyMark mark() throws SQLException {
        if (database.setting("custody-head").isEmpty()) {
            return CustodyMark.START;
        }
        return new CustodyMark(
                new CustodyHead(
                        Long.parseLong(database.setting("custody-sequence").orElse("0")),
                        new Digest(database.setting("custody-head").orElseThrow())),
                Long.parseLong(database.setting("custody-length").orElse("0")));
    }

    /// Whether the last writer finished; false in a database just made.
    boolean isClean() throws SQLException {
        return database.setting("clean").orElse("false").equals("true");
    }

    void commit(CustodyMark mark, boolean clean) throws SQLException {
        database.set("custody-sequence", Long.toString(mark.head().sequence()));
        database.set("custody-head", mark.head().hash().hex());
        database.set("custody-length", Long.toString(mark.length()));
        database.set("clean", Boolean.toString(clean));
        database.commit();
    }

    void rollback() throws SQLException {
        database.rollback();
    }

    CaseSnapshot snapshot(CustodyHead head, boolean closed) throws SQLException, IOException {
        return new CaseSnapshot(
                description(),
                acquisitions.all(),
                new CaseMarks(
                        marks.exhibits(),
                        marks.subjects(),
                        exclusions.all(),
                        notes.tags(),
                        notes.notes(),
                        notes.queries()),
                head,
                closed,
                null);
    }

    @Override
    public void close() throws IOException {
        evidence.close();
        database.close();
    }
}
