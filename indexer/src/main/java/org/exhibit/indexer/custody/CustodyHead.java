package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;

/// The newest entry of a chain of custody, which stands for all before it.
///
/// @param sequence of the entry, 0 where there is none
/// @param hash of the entry, 64 zeros where there is none
public record CustodyHead(long sequence, Digest hash) {
    public static final CustodyHead NONE = new CustodyHead(0, new Digest("0".repeat(64)));

    public static CustodyHead of(CustodyEntry entry) {
        return new CustodyHead(entry.sequence(), entry.hash());
    }
}
