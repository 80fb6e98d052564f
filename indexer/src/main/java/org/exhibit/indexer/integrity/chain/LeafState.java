package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

/// What reading a file or member again gave.
///
/// @param content SHA-256 of the uncompressed bytes; null where they cannot be read to their end
/// @param bytes the uncompressed bytes where they were asked for, else empty
/// @param surplus what follows the first gzip member, as part of a sentence; empty where nothing
/// @param fault why it cannot be read, as part of a sentence; empty where it can
/// @param absent whether the item itself is gone
record LeafState(
        @Nullable Digest content, byte[] bytes, String surplus, String fault, boolean absent) {
    private static final byte[] NONE = {};

    static LeafState read(Digest content, byte[] bytes, String surplus) {
        return new LeafState(content, bytes, surplus, "", false);
    }

    static LeafState broken(String fault) {
        return new LeafState(null, NONE, "", fault, false);
    }

    static LeafState gone(String fault) {
        return new LeafState(null, NONE, "", fault, true);
    }
}
