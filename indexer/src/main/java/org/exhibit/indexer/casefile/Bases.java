package org.exhibit.indexer.casefile;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Numbers for the folders that paths are relative to, of which a case has few. Not thread-safe.
final class Bases {
    private final Connection connection;
    private final Map<String, Integer> ids = new HashMap<>();

    Bases(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement query = connection.prepareStatement("SELECT base, id FROM bases");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getInt(2));
            }
        }
    }

    /// The number of a folder, given now where it has none.
    int id(String base) throws SQLException {
        @Nullable Integer known = ids.get(base);
        if (known != null) {
            return known;
        }
        int id = ids.size() + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bases (id, base) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, base);
            insert.executeUpdate();
        }
        ids.put(base, id);
        return id;
    }
}
