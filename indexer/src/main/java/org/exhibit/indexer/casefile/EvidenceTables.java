package org.exhibit.indexer.casefile;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.Sighting;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The tables of items and of the paths they were seen under. Statements are prepared once:
/// hundreds of thousands of files pass through them. Not thread-safe.
final class EvidenceTables implements Closeable {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SIGHTING_COLUMNS =
            "SELECT s.acquisition, s.path, s.sha256, i.size FROM sightings s JOIN items i ON"
                    + " i.sha256 = s.sha256 ";

    private final PreparedStatement findItem;
    private final PreparedStatement addItem;
    private final PreparedStatement findSighting;
    private final PreparedStatement addSighting;
    private final PreparedStatement knownAs;
    private final Connection connection;
    private final Bases bases;

    EvidenceTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.bases = new Bases(connection);
        findItem =
                connection.prepareStatement(
                        "SELECT sha256, sha512, size, location, path, modified FROM items WHERE"
                                + " sha256 = ?");
        addItem =
                connection.prepareStatement(
                        "MERGE INTO items (sha256, sha512, size, location, path, modified) KEY"
                                + " (sha256) VALUES (?,?,?,?,?,?)");
        findSighting =
                connection.prepareStatement(
                        "SELECT acquisition FROM sightings WHERE path = ? AND sha256 = ?");
        addSighting =
                connection.prepareStatement(
                        "INSERT INTO sightings (path, sha256, acquisition, modified, base) VALUES"
                                + " (?,?,?,?,?)");
        knownAs =
                connection.prepareStatement(
                        "SELECT s.acquisition, s.path, s.sha256, i.size FROM sightings s JOIN items"
                            + " i ON i.sha256 = s.sha256 JOIN bases b ON b.id = s.base WHERE s.path"
                            + " = ? AND b.base = ? AND s.modified = ? AND i.size = ? ORDER BY"
                            + " s.sha256");
    }

    Optional<EvidenceItem> item(Digest sha256) throws SQLException {
        findItem.setBytes(1, sha256.bytes());
        try (ResultSet rows = findItem.executeQuery()) {
            return rows.next() ? Optional.of(item(rows)) : Optional.empty();
        }
    }

    private static EvidenceItem item(ResultSet row) throws SQLException {
        EvidenceItem.@Nullable Reference reference =
                row.getString(4).equals("stored")
                        ? null
                        : new EvidenceItem.Reference(
                                row.getString(5), Instant.parse(row.getString(6)));
        return new EvidenceItem(
                Digest.ofHash(row.getBytes(1)),
                HEX.formatHex(row.getBytes(2)),
                row.getLong(3),
                reference);
    }

    /// The acquisition that first saw an item under a path, if one did.
    OptionalInt sighted(String path, Digest sha256) throws SQLException {
        findSighting.setString(1, path);
        findSighting.setBytes(2, sha256.bytes());
        try (ResultSet rows = findSighting.executeQuery()) {
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        }
    }

    /// The sighting that a file of this place, size and time was recorded as, if it was.
    Optional<Sighting> knownAs(String path, String base, Instant modified, long size)
            throws SQLException {
        knownAs.setString(1, path);
        knownAs.setString(2, base);
        knownAs.setString(3, modified.toString());
        knownAs.setLong(4, size);
        try (ResultSet rows = knownAs.executeQuery()) {
            return rows.next() ? Optional.of(sighting(rows)) : Optional.empty();
        }
    }

    /// Adds what a row of custody says.
    void add(int acquisition, AcquiredRow row) throws SQLException {
        if (row.held() != AcquiredRow.Held.KNOWN) {
            put(row.item());
        }
        // Bytes left in place earlier and copied now keep the sighting they had.
        if (sighted(row.path(), row.fingerprint().sha256()).isPresent()) {
            return;
        }
        addSighting.setString(1, row.path());
        addSighting.setBytes(2, row.fingerprint().sha256().bytes());
        addSighting.setInt(3, acquisition);
        addSighting.setString(4, row.modified().toString());
        addSighting.setInt(5, bases.id(row.base()));
        addSighting.executeUpdate();
    }

    private void put(EvidenceItem item) throws SQLException {
        EvidenceItem.@Nullable Reference reference = item.reference();
        addItem.setBytes(1, item.sha256().bytes());
        addItem.setBytes(2, HEX.parseHex(item.sha512()));
        addItem.setLong(3, item.size());
        addItem.setString(4, reference == null ? "stored" : "reference");
        addItem.setString(5, reference == null ? null : reference.path());
        addItem.setString(6, reference == null ? null : reference.modified().toString());
        addItem.executeUpdate();
    }

    /// Where an item's bytes were read from, by acquisition and path.
    List<String> sources(Digest sha256) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT b.base, s.path FROM sightings s JOIN bases b ON b.id = s.base WHERE"
                                + " s.sha256 = ? ORDER BY s.acquisition, s.path")) {
            query.setBytes(1, sha256.bytes());
            List<String> sources = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sources.add(FoundFile.source(rows.getString(1), rows.getString(2)));
                }
            }
            return sources;
        }
    }

    /// The stored items whose digest begins with a byte.
    Set<Digest> stored(int firstByte) throws SQLException {
        byte[] from = new byte[32];
        from[0] = (byte) firstByte;
        byte[] to = HEX.parseHex(HEX.toHexDigits((byte) firstByte) + "ff".repeat(31));
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT sha256 FROM items WHERE sha256 BETWEEN ? AND ? AND location ="
                                + " 'stored'")) {
            query.setBytes(1, from);
            query.setBytes(2, to);
            Set<Digest> found = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(Digest.ofHash(rows.getBytes(1)));
                }
            }
            return found;
        }
    }

    /// Hands over every sighting, by acquisition and path, name by name as acquisitions walk.
    void sightings(SightingVisitor visitor) throws SQLException, IOException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        SIGHTING_COLUMNS
                                + "ORDER BY s.acquisition, REPLACE(s.path, '/', CHAR(0)),"
                                + " s.sha256")) {
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    visitor.sighting(sighting(rows));
                }
            }
        }
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getInt(1), row.getString(2), Digest.ofHash(row.getBytes(3)), row.getLong(4));
    }

    @Override
    public void close() throws IOException {
        try {
            findItem.close();
            addItem.close();
            findSighting.close();
            addSighting.close();
            knownAs.close();
        } catch (SQLException e) {
            throw new IOException("closing the case's database failed", e);
        }
    }
}
