package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;

import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 and SHA-512 over the same bytes, used again for one file after another. Not thread-safe.
final class Hashing {
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256 = Digest.sha256();
    private final MessageDigest sha512 = Digest.sha512();
    private long size;

    void restart() {
        sha256.reset();
        sha512.reset();
        size = 0;
    }

    void update(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
        sha512.update(bytes, 0, length);
        size += length;
    }

    Fingerprint finish() {
        return new Fingerprint(
                Digest.ofHash(sha256.digest()), HEX.formatHex(sha512.digest()), size);
    }
}
