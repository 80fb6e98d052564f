package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// The two ids of a record, 16 bytes each.
///
/// @param content what it says: equal for equal records wherever they lie
/// @param place where it lies: different for every record; empty where nobody asks for it
public record RecordIds(byte[] content, byte[] place) {
    public static final int LENGTH = 16;

    /// A content id alone.
    public static RecordIds ofContent(byte[] content) {
        return new RecordIds(content, new byte[0]);
    }

    /// The place id: the first 16 bytes of a SHA-256 over item, member and offset.
    ///
    /// @param member the member's place in the item, as `MemberStep.path` tells it
    public static byte[] place(Digest evidence, String member, long offset) {
        MessageDigest sha = Digest.sha256();
        sha.update(evidence.bytes());
        sha.update(member.getBytes(StandardCharsets.UTF_8));
        sha.update(ByteBuffer.allocate(1 + Long.BYTES).put((byte) 0).putLong(offset).array());
        return Arrays.copyOf(sha.digest(), LENGTH);
    }
}
