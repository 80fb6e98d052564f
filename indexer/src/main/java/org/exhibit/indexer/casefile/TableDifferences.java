package org.exhibit.indexer.casefile;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Compares every table of two databases, row by row.
final class TableDifferences {
    private static final int MOST_NAMED = 3;
    private static final int LONGEST = 200;

    /// Where the last checkpoint was; custody cannot say that.
    private static final Set<String> OF_CHECKPOINTS =
            Set.of("custody-sequence", "custody-head", "custody-length", "clean");

    private final Connection expected;
    private final Connection found;

    TableDifferences(Connection expected, Connection found) {
        this.expected = expected;
        this.found = found;
    }

    List<String> find() throws SQLException {
        List<String> differences = new ArrayList<>();
        Set<String> names = tables(expected);
        if (!names.equals(tables(found))) {
            differences.add("it has other tables than Exhibit makes");
        }
        for (String name : names) {
            if (tables(found).contains(name)) {
                compare(name, differences);
            }
        }
        return differences;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT table_name FROM information_schema.tables WHERE"
                                        + " table_schema = 'PUBLIC'");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                // What Flyway notes of its own work has the time of it.
                if (!name.toLowerCase(Locale.ROOT).startsWith("flyway")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private void compare(String table, List<String> into) throws SQLException {
        int different = 0;
        try (PreparedStatement ours = statement(expected, table);
                PreparedStatement theirs = statement(found, table);
                ResultSet a = ours.executeQuery();
                ResultSet b = theirs.executeQuery()) {
            @Nullable String one = next(a, table);
            @Nullable String other = next(b, table);
            while (one != null || other != null) {
                if (one != null && one.equals(other)) {
                    one = next(a, table);
                    other = next(b, table);
                    continue;
                }
                if (++different <= MOST_NAMED) {
                    into.add(
                            "table "
                                    + table.toLowerCase(Locale.ROOT)
                                    + " has "
                                    + shown(other)
                                    + " where custody gives "
                                    + shown(one));
                }
                one = one == null ? null : next(a, table);
                other = other == null ? null : next(b, table);
            }
        }
        if (different > MOST_NAMED) {
            into.add(
                    "table "
                            + table.toLowerCase(Locale.ROOT)
                            + " differs in "
                            + different
                            + " rows altogether");
        }
    }

    private static PreparedStatement statement(Connection connection, String table)
            throws SQLException {
        int columns;
        try (PreparedStatement probe =
                connection.prepareStatement("SELECT * FROM \"" + table + "\" LIMIT 0")) {
            columns = probe.executeQuery().getMetaData().getColumnCount();
        }
        StringBuilder order = new StringBuilder("1");
        for (int i = 2; i <= columns; i++) {
            order.append(", ").append(i);
        }
        return connection.prepareStatement("SELECT * FROM \"" + table + "\" ORDER BY " + order);
    }

    private static @Nullable String next(ResultSet rows, String table) throws SQLException {
        while (rows.next()) {
            boolean settings = table.equalsIgnoreCase("settings");
            if (settings && OF_CHECKPOINTS.contains(rows.getString("NAME"))) {
                continue;
            }
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                Object value = rows.getObject(i);
                row.append(i == 1 ? "" : " | ")
                        .append(
                                value instanceof byte[] bytes
                                        ? HexFormat.of().formatHex(bytes)
                                        : String.valueOf(value));
            }
            return row.toString();
        }
        return null;
    }

    private static String shown(@Nullable String row) {
        if (row == null) {
            return "nothing";
        }
        return '"' + (row.length() > LONGEST ? row.substring(0, LONGEST) + '…' : row) + '"';
    }
}
