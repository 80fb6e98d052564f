package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.JsonTexts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of acquisitions and of what they could not acquire, kept by what custody says. Not
/// thread-safe.
final class AcquisitionTables {
    private final Connection connection;

    AcquisitionTables(Connection connection) {
        this.connection = connection;
    }

    /// Takes in an entry of custody, if it is about acquisitions.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        Fields fields = new Fields(entry.kind(), entry.details());
        switch (entry.kind()) {
            case Kinds.ACQUISITION_STARTED -> start(entry, fields);
            case Kinds.ACQUISITION_RESUMED -> resume(fields);
            case Kinds.ACQUISITION_ENDED -> end(entry, fields);
            case AcquiredEntry.KIND, Kinds.SEEN_AGAIN -> count(fields);
            case Kinds.NOT_ACQUIRED -> leaveOut(fields);
            default -> {
                // About something else.
            }
        }
    }

    private void start(CustodyEntry entry, Fields fields) throws SQLException, IOException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "MERGE INTO acquisitions (number, method, sources, examiner, started,"
                                + " files, bytes) KEY (number) VALUES (?, ?, ?, ?, ?, 0, 0)")) {
            insert.setInt(1, fields.number("acquisition"));
            insert.setString(2, fields.text("method"));
            insert.setString(3, fields.text("sources"));
            insert.setString(4, entry.actor());
            insert.setString(5, entry.at().toString());
            insert.executeUpdate();
        }
    }

    /// What could not be acquired before the interruption is tried again, and listed again where it
    /// fails again.
    private void resume(Fields fields) throws SQLException, IOException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM not_acquired WHERE acquisition = ?")) {
            delete.setInt(1, fields.number("acquisition"));
            delete.executeUpdate();
        }
    }

    private void end(CustodyEntry entry, Fields fields) throws SQLException, IOException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE acquisitions SET ended = ?, files = ?, bytes = ? WHERE number ="
                                + " ?")) {
            update.setString(1, entry.at().toString());
            update.setLong(2, fields.count("files"));
            update.setLong(3, fields.count("bytes"));
            update.setInt(4, fields.number("acquisition"));
            update.executeUpdate();
        }
    }

    private void count(Fields fields) throws SQLException, IOException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE acquisitions SET files = files + ?, bytes = bytes + ? WHERE number"
                                + " = ?")) {
            update.setLong(1, fields.count("count"));
            update.setLong(2, fields.count("bytes"));
            update.setInt(3, fields.number("acquisition"));
            update.executeUpdate();
        }
    }

    private void leaveOut(Fields fields) throws SQLException, IOException {
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO not_acquired (acquisition, path, kind, reason) KEY"
                                + " (acquisition, path) VALUES (?, ?, ?, ?)")) {
            for (List<String> row : JsonTexts.parseTable(fields.text("files"))) {
                merge.setInt(1, fields.number("acquisition"));
                merge.setString(2, row.get(0));
                merge.setString(3, row.get(1));
                merge.setString(4, row.get(2));
                merge.executeUpdate();
            }
        }
    }

    List<Acquisition> all() throws SQLException, IOException {
        List<Acquisition> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT number, method, sources, examiner, started, ended, files,"
                                        + " bytes FROM acquisitions ORDER BY number");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                @Nullable String ended = rows.getString(6);
                found.add(
                        new Acquisition(
                                rows.getInt(1),
                                rows.getString(2),
                                JsonTexts.parseArray(rows.getString(3)),
                                rows.getString(4),
                                Instant.parse(rows.getString(5)),
                                ended == null ? null : Instant.parse(ended),
                                rows.getLong(7),
                                rows.getLong(8)));
            }
        }
        return found;
    }

    Optional<Acquisition> unfinished(String method, List<String> sources)
            throws SQLException, IOException {
        return all().stream()
                .filter(a ->
                        a.ended() == null
                                && a.method().equals(method)
                                && a.sources().equals(sources))
                .findFirst();
    }

    List<NotAcquired> notAcquired() throws SQLException {
        List<NotAcquired> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT acquisition, path, kind, reason FROM not_acquired ORDER BY"
                                        + " acquisition, path");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new NotAcquired(
                                rows.getInt(1),
                                rows.getString(2),
                                NotAcquired.Kind.ofWord(rows.getString(3)),
                                rows.getString(4)));
            }
        }
        return found;
    }
}
