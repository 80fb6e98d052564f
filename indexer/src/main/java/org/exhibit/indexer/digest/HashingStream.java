package org.exhibit.indexer.digest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Computes the SHA-256 of what is read through it.
public final class HashingStream extends FilterInputStream {
    private final MessageDigest sha = Digest.sha256();
    private long count;

    public HashingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            sha.update((byte) value);
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            sha.update(target, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long left = count;
        byte[] buffer = new byte[8192];
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return count - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Bytes read so far.
    public long count() {
        return count;
    }

    /// The digest of what was read so far; reading can go on.
    public Digest soFar() {
        try {
            return Digest.ofHash(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }

    /// Reads to the end and gives the digest of everything; call once.
    public Digest finish() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (read(buffer, 0, buffer.length) >= 0) {
            // hashing happens in read
        }
        return Digest.ofHash(sha.digest());
    }
}
