package org.exhibit.indexer.custody;

import java.util.List;

/// What verifying a chain of custody found.
///
/// @param entries lines that could be read as entries
/// @param head the last of them
/// @param breaks where the chain does not hold, by line; empty where it does
public record CustodyCheck(long entries, CustodyHead head, List<CustodyBreak> breaks) {
    public CustodyCheck {
        breaks = List.copyOf(breaks);
    }

    public boolean holds() {
        return breaks.isEmpty();
    }
}
