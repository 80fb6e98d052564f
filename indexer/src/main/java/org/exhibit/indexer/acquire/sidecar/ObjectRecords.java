package org.exhibit.indexer.acquire.sidecar;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.store.EvidenceStore;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Reads the records of every S3 object a case was given by pulls. Only what Exhibit itself
/// recorded under `BASE` counts: a file of the same form among the evidence is evidence, no record.
public final class ObjectRecords {
    /// What stands for the folder of such files in custody. No local folder and no bucket can have
    /// this name.
    public static final String BASE = "exhibit:s3-objects";

    private ObjectRecords() {}

    /// Receives records one after another.
    public interface Visitor {
        void object(ObjectRecord record) throws IOException;
    }

    /// Hands over every record, in the order of custody; takes no lock. An object that was pulled
    /// twice comes twice, the newer one later.
    ///
    /// @throws IOException where a file of records is missing or damaged; names it
    public static void read(CaseFolder folder, Visitor visitor) throws IOException {
        EvidenceStore store = new EvidenceStore(folder.evidence());
        Set<Digest> read = new HashSet<>();
        CustodyItems.readUnder(
                folder.custody(),
                BASE,
                (path, item) -> {
                    if (read.add(item.sha256())) {
                        read(path, store.original(item.sha256()), visitor);
                    }
                });
    }

    private static void read(String path, Path original, Visitor visitor) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(original, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                visitor.object(ObjectRecordJson.read(line.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "The records of S3 objects in " + path + " are missing from the case.", e);
        } catch (IOException e) {
            throw new IOException(
                    "The records of S3 objects in " + path + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
