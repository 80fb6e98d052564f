package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables of excluded evidence, kept by what custody says. Not thread-safe.
final class ExclusionTables {
    private final Connection connection;

    ExclusionTables(Connection connection) {
        this.connection = connection;
    }

    /// Takes in an entry of custody, if it is about exclusions.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        Fields fields = new Fields(entry.kind(), entry.details());
        switch (entry.kind()) {
            case Kinds.EVIDENCE_EXCLUDED -> exclude(entry, fields);
            case Kinds.EVIDENCE_INCLUDED -> include(fields);
            default -> {
                // About something else.
            }
        }
    }

    private void exclude(CustodyEntry entry, Fields fields) throws SQLException, IOException {
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO exclusions (number, named, reason, author, added) KEY (number)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            merge.setInt(1, fields.number("exclusion"));
            merge.setString(2, fields.text("named"));
            merge.setString(3, fields.text("reason"));
            merge.setString(4, entry.actor());
            merge.setString(5, entry.at().toString());
            merge.executeUpdate();
        }
        each(
                fields,
                "MERGE INTO excluded (sha256, exclusion) KEY (sha256) VALUES (?, "
                        + fields.number("exclusion")
                        + ")");
    }

    private void include(Fields fields) throws SQLException, IOException {
        each(fields, "DELETE FROM excluded WHERE sha256 = ?");
    }

    private void each(Fields fields, String statement) throws SQLException, IOException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (String hex : JsonTexts.parseArray(fields.text("items"))) {
                change.setBytes(1, new Digest(hex).bytes());
                change.addBatch();
            }
            change.executeBatch();
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry of custody names an item by no SHA-256", e);
        }
    }

    /// Every exclusion that was ever made, also where nothing of it is left.
    List<Exclusion> all() throws SQLException, IOException {
        List<Exclusion> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT e.number, e.named, e.reason, e.author, e.added,"
                                        + " COUNT(x.sha256) FROM exclusions e LEFT JOIN excluded x"
                                        + " ON x.exclusion = e.number GROUP BY e.number, e.named,"
                                        + " e.reason, e.author, e.added ORDER BY e.number");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new Exclusion(
                                rows.getInt(1),
                                JsonTexts.parseArray(rows.getString(2)),
                                rows.getString(3),
                                rows.getString(4),
                                Instant.parse(rows.getString(5)),
                                rows.getInt(6)));
            }
        }
        return found;
    }

    /// The excluded items, each with the reason given for it.
    Map<Digest, String> items() throws SQLException {
        Map<Digest, String> found = new LinkedHashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT x.sha256, e.reason FROM excluded x JOIN exclusions e ON"
                                        + " e.number = x.exclusion ORDER BY x.sha256");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(Digest.ofHash(rows.getBytes(1)), rows.getString(2));
            }
        }
        return found;
    }
}
