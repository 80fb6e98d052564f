package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// A file's or member's decompressed content, with its first bytes to look at before reading and
/// its SHA-256 afterwards. A damaged stream gives all that can be read and then throws. Not
/// thread-safe.
public final class LeafStream extends InputStream {
    /// What the decompressed content is.
    enum Shape {
        LEAF,
        ZIP,
        TAR
    }

    private static final int HEAD_LENGTH = 64 * 1024;
    private static final int LAYERS = 3;

    private final InputStream in;
    private final byte[] head;
    private final @Nullable IOException broken;
    private final boolean compressed;
    private final @Nullable GzipMembers gzip;
    private final MessageDigest sha = Digest.sha256();
    private int headAt;
    private long count;

    private LeafStream(Opening opening) {
        this.in = opening.in;
        this.head = opening.head;
        this.broken = opening.broken;
        this.compressed = opening.layers > 0;
        this.gzip = opening.gzip;
    }

    /// Undoes the compressions around the content. Takes the stream over; closing this closes it.
    public static LeafStream open(InputStream original) {
        Opening opening = new Opening(original);
        while (opening.layers < LAYERS && opening.unwrap()) {
            // each turn undoes one compression
        }
        return new LeafStream(opening);
    }

    /// The first bytes of the content, at most 64 KB.
    public byte[] head() {
        return head.clone();
    }

    boolean compressed() {
        return compressed;
    }

    Shape shape() {
        if (head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 || head[2] == 5)
                && head[3] == head[2] + 1) {
            return Shape.ZIP;
        }
        if (head.length >= 512
                && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return Shape.TAR;
        }
        return Shape.LEAF;
    }

    /// What is odd about the compressed form although the content could be read; empty where
    /// nothing is. Known at the end of the content.
    public String remark() {
        return gzip == null ? "" : gzip.remark();
    }

    /// Members of the gzip stream around the content; 0 where it is not gzipped. Known at the end
    /// of the content.
    public int gzipMembers() {
        return gzip == null ? 0 : gzip.members();
    }

    /// Bytes of content read so far.
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        if (headAt < head.length) {
            read = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, target, offset, read);
            headAt += read;
        } else if (broken != null) {
            throw broken;
        } else {
            read = in.read(target, offset, length);
        }
        if (read > 0) {
            sha.update(target, offset, read);
            count += read;
        }
        return read;
    }

    /// Reads what is left and gives the content's SHA-256; call once, at the end.
    public Digest finish() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (read(buffer, 0, buffer.length) >= 0) {
            // read hashes
        }
        return Digest.ofHash(sha.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// The state while compressions are being undone.
    private static final class Opening {
        private InputStream in;
        private byte[] head;
        private @Nullable IOException broken;
        private int layers;
        private @Nullable GzipMembers gzip;

        Opening(InputStream original) {
            in = original;
            head = fill();
        }

        private byte[] fill() {
            byte[] buffer = new byte[HEAD_LENGTH];
            int filled = 0;
            try {
                while (filled < buffer.length) {
                    int read = in.read(buffer, filled, buffer.length - filled);
                    if (read < 0) {
                        break;
                    }
                    filled += read;
                }
            } catch (IOException e) {
                broken = e;
            }
            return filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled);
        }

        boolean unwrap() {
            Compression compression = Compression.of(head, head.length);
            if (compression == Compression.NONE || broken != null) {
                return false;
            }
            CountingStream counted = new CountingStream(new HeadThenRest(head, in));
            try {
                InputStream opened = compression.open(counted);
                gzip = opened instanceof GzipMembers members ? members : gzip;
                in = new ExpansionBound(opened, counted::count);
                layers++;
                head = fill();
                return true;
            } catch (IOException e) {
                broken = e;
                head = new byte[0];
                return false;
            }
        }
    }

    /// A head that was read ahead, then the rest of its stream.
    private static final class HeadThenRest extends InputStream {
        private final byte[] head;
        private final InputStream rest;
        private int at;

        HeadThenRest(byte[] head, InputStream rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return at < head.length ? head[at++] & 0xFF : rest.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == head.length) {
                return rest.read(target, offset, length);
            }
            int read = Math.min(length, head.length - at);
            System.arraycopy(head, at, target, offset, read);
            at += read;
            return read;
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
