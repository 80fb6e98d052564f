package org.exhibit.indexer.casefile;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The case's H2 database, which only the one writer opens. It is a copy of what custody says, made
/// to be asked; nothing in it is committed before custody is on disk. Not thread-safe.
final class CaseDatabase implements Closeable {
    private final Connection connection;

    private CaseDatabase(Connection connection) {
        this.connection = connection;
    }

    /// Opens the database, making it where there is none, and brings its tables up to date.
    ///
    /// @throws SQLException where the file is damaged
    static CaseDatabase open(CaseFolder folder) throws SQLException, IOException {
        String base = folder.root().resolve("case").toString();
        if (base.indexOf(';') >= 0) {
            throw new IOException(
                    "The folder "
                            + folder.root()
                            + " cannot hold a case that is written to: its path has a semicolon."
                            + " Rename or move it.");
        }
        JdbcDataSource source = new JdbcDataSource();
        // Every commit is written at once; nothing is committed but at checkpoints.
        source.setURL(
                "jdbc:h2:file:"
                        + base
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=32768;MAX_COMPACT_TIME=1000");
        source.setUser("sa");
        source.setPassword("");
        Connection connection = source.getConnection();
        try {
            migrate(source);
            connection.setAutoCommit(false);
            return new CaseDatabase(connection);
        } catch (FlywayException e) {
            connection.close();
            throw new SQLException("bringing the database's tables up to date failed", e);
        }
    }

    private static void migrate(JdbcDataSource source) {
        Flyway.configure(CaseDatabase.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/exhibit/indexer/casefile/migration")
                .loggers(MigrationLog.class.getName())
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /// Moves a database that cannot be opened to the first free `case.mv.db.damaged-N`.
    static Path setAside(CaseFolder folder) throws IOException {
        int number = 1;
        while (Files.exists(
                folder.root().resolve(CaseFolder.DATABASE_FILE + ".damaged-" + number))) {
            number++;
        }
        return Files.move(
                folder.database(),
                folder.root().resolve(CaseFolder.DATABASE_FILE + ".damaged-" + number));
    }

    Connection connection() {
        return connection;
    }

    Optional<String> setting(String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT text FROM settings WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    void set(String name, String text) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO settings (name, text) KEY (name) VALUES (?, ?)")) {
            merge.setString(1, name);
            merge.setString(2, text);
            merge.executeUpdate();
        }
    }

    /// Commits and waits until it is on disk.
    void commit() throws SQLException {
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /// What a database error means to an examiner.
    static IOException failure(SQLException e) {
        return new IOException(
                "The case's database failed. The originals and custody are safe; open the case"
                        + " again.",
                e);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(
                    "closing the case's database failed; its last checkpoint is safe", e);
        }
    }
}
