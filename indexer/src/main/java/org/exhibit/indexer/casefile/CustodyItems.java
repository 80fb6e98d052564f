package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.evidence.EvidenceItem;

import java.io.IOException;
import java.nio.file.Path;

/// The evidence items of a case as custody names them, without the database.
public final class CustodyItems {
    /// Receives items one after another.
    public interface Visitor {
        /// @param path relative to what the examiner named, with `/`
        void item(String path, EvidenceItem item) throws IOException;
    }

    private CustodyItems() {}

    /// Hands over every item that was stored or left by reference, in the order of custody. One
    /// that was left first and stored later comes twice.
    ///
    /// @param custody the case's `custody.jsonl`
    public static void read(Path custody, Visitor visitor) throws IOException {
        CustodyLog.read(custody, entry -> visit(entry, visitor));
    }

    private static void visit(CustodyEntry entry, Visitor visitor) throws IOException {
        if (!entry.kind().equals(AcquiredEntry.KIND)) {
            return;
        }
        for (AcquiredRow row : AcquiredEntry.read(entry.details()).rows()) {
            if (row.held() != AcquiredRow.Held.KNOWN) {
                visitor.item(row.path(), row.item());
            }
        }
    }
}
