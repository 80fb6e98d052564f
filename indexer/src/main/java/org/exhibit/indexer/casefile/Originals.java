package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds originals without the database: in the store, or where custody says they were left.
/// Thread-safe.
public final class Originals {
    private final CaseFolder folder;
    private final EvidenceStore store;
    private @Nullable Map<Digest, List<EvidenceItem>> references;

    public Originals(CaseFolder folder) {
        this.folder = folder;
        this.store = new EvidenceStore(folder.evidence());
    }

    /// @throws IOException where the bytes are neither in the case nor, unchanged, where they were
    ///   left
    public Path find(Digest sha256) throws IOException {
        Path stored = store.original(sha256);
        if (Files.exists(stored)) {
            return stored;
        }
        List<EvidenceItem> left = references().getOrDefault(sha256, List.of());
        for (EvidenceItem item : left) {
            EvidenceItem.@Nullable Reference reference = item.reference();
            if (reference != null && isUnchanged(item, reference)) {
                return PathText.toPath(reference.path());
            }
        }
        throw new IOException(missing(sha256, left));
    }

    private static boolean isUnchanged(EvidenceItem item, EvidenceItem.Reference reference) {
        try {
            SourceFile file = SourceFile.at(PathText.toPath(reference.path()));
            return file.attributes().isRegularFile()
                    && file.attributes().size() == item.size()
                    && file.modified().equals(reference.modified());
        } catch (IOException e) {
            // Not there, or not to be looked at: missing either way.
            return false;
        }
    }

    private static String missing(Digest sha256, List<EvidenceItem> left) {
        if (left.isEmpty()) {
            return "The original "
                    + sha256.hex()
                    + " is missing from the case's evidence folder. "
                    + "Verify the case to see what else is.";
        }
        EvidenceItem.@Nullable Reference reference = left.getFirst().reference();
        return "The original "
                + sha256.hex()
                + " was acquired by reference and is no longer at "
                + (reference == null ? "its place" : reference.path())
                + " as it was. Bring the file back there, unchanged, to read it.";
    }

    private synchronized Map<Digest, List<EvidenceItem>> references() throws IOException {
        @Nullable Map<Digest, List<EvidenceItem>> known = references;
        if (known == null) {
            Map<Digest, List<EvidenceItem>> found = new HashMap<>();
            CustodyLog.read(folder.custody(), entry -> collect(entry, found));
            references = found;
            return found;
        }
        return known;
    }

    private static void collect(CustodyEntry entry, Map<Digest, List<EvidenceItem>> found)
            throws IOException {
        if (!entry.kind().equals(AcquiredEntry.KIND)) {
            return;
        }
        for (AcquiredRow row : AcquiredEntry.read(entry.details()).rows()) {
            if (row.held() == AcquiredRow.Held.REFERENCED) {
                found.computeIfAbsent(row.fingerprint().sha256(), key -> new ArrayList<>())
                        .add(row.item());
            }
        }
    }
}
