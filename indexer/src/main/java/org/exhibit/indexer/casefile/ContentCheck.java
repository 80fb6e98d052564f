package org.exhibit.indexer.casefile;

import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.StoredEvent;

/// Says whether a record that was read again is the one the index speaks of.
public interface ContentCheck {
    /// @param raw the record's bytes, cut again from its original
    boolean isSame(StoredEvent event, byte[] raw, ParsedRecord parsed);
}
