package org.exhibit.indexer.casefile;

import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;

/// Reads records again from their originals.
interface RecordsAgain {
    /// In the order of the argument.
    List<ParsedRecord> read(List<StoredEvent> events) throws IOException;
}
