package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/// The two ids of a record, 16 bytes each.
///
/// @param content what it says: equal for equal records wherever they lie
/// @param place where it lies: different for every record
public record RecordIds(byte[] content, byte[] place) {
    public static final int LENGTH = 16;

    /// The place id: the first 16 bytes of a SHA-256 over item, member steps and offset.
    public static byte[] place(Digest evidence, List<MemberStep> member, long offset) {
        MessageDigest sha = Digest.sha256();
        sha.update(evidence.bytes());
        for (MemberStep step : member) {
            sha.update(
                    (step.kind().word() + '\n' + step.ordinal() + '\n')
                            .getBytes(StandardCharsets.UTF_8));
        }
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
        return Arrays.copyOf(sha.digest(), LENGTH);
    }
}
