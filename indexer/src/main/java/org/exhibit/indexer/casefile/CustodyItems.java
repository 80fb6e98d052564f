package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.evidence.EvidenceItem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

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
        CustodyLog.read(custody, entry -> read(entry, visitor));
    }

    /// Likewise, of one entry.
    public static void read(CustodyEntry entry, Visitor visitor) throws IOException {
        visit(entry, row -> row.held() != AcquiredRow.Held.KNOWN, visitor);
    }

    /// Hands over every file that lay under a base, in the order of custody, also one whose bytes
    /// the case had from elsewhere.
    ///
    /// @param base exactly as recorded: an absolute folder, or what stands for one where evidence
    ///   comes from no file system
    public static void readUnder(Path custody, String base, Visitor visitor) throws IOException {
        CustodyLog.read(custody, entry -> visit(entry, row -> row.base().equals(base), visitor));
    }

    private static void visit(CustodyEntry entry, Predicate<AcquiredRow> wanted, Visitor visitor)
            throws IOException {
        if (!entry.kind().equals(AcquiredEntry.KIND)) {
            return;
        }
        for (AcquiredRow row : AcquiredEntry.read(entry.details()).rows()) {
            if (wanted.test(row)) {
                visitor.item(row.path(), row.item());
            }
        }
    }
}
