package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The tables of what examiners marked: exhibits and subjects, kept by what custody says. Not
/// thread-safe.
final class MarkTables {
    private final Connection connection;
    private final CaseDatabase database;

    MarkTables(CaseDatabase database) {
        this.database = database;
        this.connection = database.connection();
    }

    /// Takes in an entry of custody, if it is about marks.
    void apply(CustodyEntry entry) throws SQLException, IOException {
        Fields fields = new Fields(entry.kind(), entry.details());
        switch (entry.kind()) {
            case Kinds.EXHIBIT_ADDED -> addExhibit(entry, fields);
            case Kinds.EXHIBIT_REMOVED ->
                    remove("DELETE FROM exhibits WHERE number = ?", fields.text("number"));
            case Kinds.SUBJECT_ADDED -> addSubject(entry, fields);
            case Kinds.SUBJECT_REMOVED ->
                    remove("DELETE FROM subjects WHERE selector = ?", fields.text("selector"));
            default -> {
                // About something else.
            }
        }
    }

    private void addExhibit(CustodyEntry entry, Fields fields) throws SQLException, IOException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "MERGE INTO exhibits (number, event, note, author, added) KEY (number)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, fields.number("number"));
            insert.setString(2, fields.text("event"));
            insert.setString(3, fields.text("note"));
            insert.setString(4, entry.actor());
            insert.setString(5, entry.at().toString());
            insert.executeUpdate();
        }
        database.set("exhibits-numbered", fields.text("number"));
    }

    private void addSubject(CustodyEntry entry, Fields fields) throws SQLException, IOException {
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO subjects (selector, kind, reason, author, added) KEY (selector)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            merge.setString(1, fields.text("selector"));
            merge.setString(2, fields.text("kind"));
            merge.setString(3, fields.text("reason"));
            merge.setString(4, entry.actor());
            merge.setString(5, entry.at().toString());
            merge.executeUpdate();
        }
    }

    private void remove(String delete, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    /// The highest number ever given to an exhibit, also to one that was removed.
    int exhibitsNumbered() throws SQLException {
        return Integer.parseInt(database.setting("exhibits-numbered").orElse("0"));
    }

    List<MarkedExhibit> exhibits() throws SQLException {
        List<MarkedExhibit> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT number, event, note, author, added FROM exhibits ORDER BY"
                                        + " number");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new MarkedExhibit(
                                rows.getInt(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                Instant.parse(rows.getString(5))));
            }
        }
        return found;
    }

    List<Subject> subjects() throws SQLException {
        List<Subject> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT kind, selector, reason, author, added FROM subjects ORDER"
                                        + " BY added, selector");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new Subject(
                                subjectKind(rows.getString(1)),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                Instant.parse(rows.getString(5))));
            }
        }
        return found;
    }

    /// @throws NothingThereException where no exhibit has the number
    void requireExhibit(int number) throws SQLException, IOException {
        if (exhibits().stream().noneMatch(one -> one.number() == number)) {
            throw new NothingThereException(
                    "No exhibit of this case has the number " + number + ".");
        }
    }

    /// @throws NothingThereException where the selector is no subject
    void requireSubject(String selector) throws SQLException, IOException {
        if (subjects().stream().noneMatch(one -> one.selector().equals(selector))) {
            throw new NothingThereException(
                    "No subject of this case has the selector " + selector + ".");
        }
    }

    static Subject.Kind subjectKind(String word) {
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of subject: " + word);
    }
}
