package org.exhibit.indexer.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// The ordered result of a search as a list that is read in pages, from any row, over one
/// unchanging view of the index. Thread-safe.
public interface Rows extends Closeable {
    /// Number of events found, exact.
    long size();

    /// The events from a row on.
    ///
    /// @param from 0-based row
    /// @param count at most so many
    List<StoredEvent> page(long from, int count) throws IOException;
}
