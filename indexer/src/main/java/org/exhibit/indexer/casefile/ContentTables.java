package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The table of what items hold once decompressed, kept by what custody says. Not thread-safe.
final class ContentTables {
    static final String COLUMNS = "sha256 member content";

    private final Connection connection;

    ContentTables(Connection connection) {
        this.connection = connection;
    }

    /// Takes in an entry of custody, if it is about contents.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        if (!entry.kind().equals(Kinds.CONTENT_HASHED)) {
            return;
        }
        Fields fields = new Fields(entry.kind(), entry.details());
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO contents (item, member, content) KEY (item, member) VALUES (?,"
                                + " ?, ?)")) {
            for (List<String> row : JsonTexts.parseTable(fields.text("files"))) {
                merge.setBytes(1, new Digest(row.get(0)).bytes());
                merge.setString(2, row.get(1));
                merge.setBytes(3, new Digest(row.get(2)).bytes());
                merge.addBatch();
            }
            merge.executeBatch();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("an entry of custody tells contents in no form known", e);
        }
    }

    boolean has(Content content) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT content FROM contents WHERE item = ? AND member = ?")) {
            query.setBytes(1, content.item().bytes());
            query.setString(2, content.member());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && Digest.ofHash(rows.getBytes(1)).equals(content.content());
            }
        }
    }
}
