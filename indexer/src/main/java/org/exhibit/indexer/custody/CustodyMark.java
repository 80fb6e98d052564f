package org.exhibit.indexer.custody;

/// A chain of custody up to an entry that is known to be on disk.
///
/// @param head the entry
/// @param length bytes of the file up to and with that entry's line
public record CustodyMark(CustodyHead head, long length) {
    public static final CustodyMark START = new CustodyMark(CustodyHead.NONE, 0);
}
