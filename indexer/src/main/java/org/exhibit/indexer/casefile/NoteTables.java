package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.JsonTexts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The tables of tags, notes and saved queries, kept by what custody says. Not thread-safe.
final class NoteTables {
    private static final String NUMBERED = "notes-numbered";

    private final Connection connection;
    private final CaseDatabase database;

    NoteTables(CaseDatabase database) {
        this.database = database;
        this.connection = database.connection();
    }

    /// Takes in an entry of custody, if it is about tags, notes or queries.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        Fields fields = new Fields(entry.kind(), entry.details());
        switch (entry.kind()) {
            case Kinds.TAG_ADDED ->
                    each(
                            "MERGE INTO tags (event, tag, author, added) KEY (tag, event) VALUES"
                                    + " (?, ?, ?, ?)",
                            fields,
                            entry);
            case Kinds.TAG_REMOVED ->
                    each("DELETE FROM tags WHERE event = ? AND tag = ?", fields, null);
            case Kinds.NOTE_ADDED -> {
                run(
                        "MERGE INTO notes (number, event, text, author, added) KEY (number) VALUES"
                                + " (?, ?, ?, ?, ?)",
                        fields.text("number"),
                        fields.text("event"),
                        fields.text("text"),
                        entry.actor(),
                        entry.at().toString());
                database.set(NUMBERED, fields.text("number"));
            }
            case Kinds.NOTE_REMOVED ->
                    run("DELETE FROM notes WHERE number = ?", fields.text("number"));
            case Kinds.QUERY_SAVED ->
                    run(
                            "MERGE INTO saved_queries (name, query, author, added) KEY (name)"
                                    + " VALUES (?, ?, ?, ?)",
                            fields.text("name"),
                            fields.text("query"),
                            entry.actor(),
                            entry.at().toString());
            case Kinds.QUERY_REMOVED ->
                    run("DELETE FROM saved_queries WHERE name = ?", fields.text("name"));
            default -> {
                // About something else.
            }
        }
    }

    private void each(
            String statement, Fields fields, @org.jspecify.annotations.Nullable CustodyEntry entry)
            throws SQLException, IOException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (String event : JsonTexts.parseArray(fields.text("events"))) {
                change.setString(1, event);
                change.setString(2, fields.text("tag"));
                if (entry != null) {
                    change.setString(3, entry.actor());
                    change.setString(4, entry.at().toString());
                }
                change.addBatch();
            }
            change.executeBatch();
        }
    }

    private void run(String statement, String... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setString(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }

    /// The highest number ever given to a note, also to one that was removed.
    int notesNumbered() throws SQLException {
        return Integer.parseInt(database.setting(NUMBERED).orElse("0"));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String statement, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(statement);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    List<EventTag> tags() throws SQLException {
        return list(
                "SELECT event, tag, author, added FROM tags ORDER BY tag, event",
                row ->
                        new EventTag(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Instant.parse(row.getString(4))));
    }

    List<EventNote> notes() throws SQLException {
        return list(
                "SELECT number, event, text, author, added FROM notes ORDER BY number",
                row ->
                        new EventNote(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Instant.parse(row.getString(5))));
    }

    List<SavedQuery> queries() throws SQLException {
        return list(
                "SELECT name, query, author, added FROM saved_queries ORDER BY name",
                row ->
                        new SavedQuery(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Instant.parse(row.getString(4))));
    }
}
