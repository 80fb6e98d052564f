package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;

import java.util.HexFormat;

/// The printed form of ids.
final class Ids {
    private Ids() {}

    static String text(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    static String text(BytesRef id) {
        return HexFormat.of().formatHex(id.bytes, id.offset, id.offset + id.length);
    }
}
