package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.RecordIds;

import java.util.HexFormat;
import java.util.List;

/// The printed form of ids.
final class Ids {
    private Ids() {}

    static String text(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    static String text(BytesRef id) {
        return HexFormat.of().formatHex(id.bytes, id.offset, id.offset + id.length);
    }

    static byte[] place(Digest evidence, List<MemberStep> member, long offset) {
        return RecordIds.place(evidence, member, offset);
    }
}
