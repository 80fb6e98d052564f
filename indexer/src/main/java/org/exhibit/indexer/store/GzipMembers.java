package org.exhibit.indexer.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The decompressed content of a gzip stream (RFC 1952) with all its members, one after the other.
/// Unlike the JDK's reader it does not stop silently at a damaged later member, and it tells of
/// bytes that follow the last one.
final class GzipMembers extends InputStream {
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int limit;
    private long consumed;
    private long memberBytes;
    private int members;
    private boolean ended;
    private String remark = "";

    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        if (!header()) {
            throw new IOException("no gzip header");
        }
    }

    /// What is odd about the stream although its content could be read; empty where nothing is.
    String remark() {
        return remark;
    }

    /// Members begun so far.
    int members() {
        return members;
    }

    private int octet() throws IOException {
        if (at == limit && !fill()) {
            return -1;
        }
        return input[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        consumed += limit;
        at = 0;
        limit = 0;
        int count = in.read(input, 0, input.length);
        if (count <= 0) {
            return false;
        }
        limit = count;
        return true;
    }

    private int need() throws IOException {
        int value = octet();
        if (value < 0) {
            throw cut();
        }
        return value;
    }

    private EOFException cut() {
        return new EOFException(
                "the gzip stream is cut: it ends at byte "
                        + (consumed + at)
                        + " inside member "
                        + Math.max(1, members));
    }

    /// Reads a member's header; false where the stream is at its end or something else follows.
    private boolean header() throws IOException {
        int first = octet();
        if (first < 0) {
            return false;
        }
        long start = consumed + at - 1;
        int second = octet();
        if (first != 0x1F || second != 0x8B) {
            if (members > 0) {
                remark =
                        "bytes that are no gzip member follow the last one, from byte "
                                + start
                                + " of the file on";
                return false;
            }
            throw new IOException("no gzip header at byte " + start);
        }
        members++;
        int method = need();
        int flags = need();
        for (int i = 0; i < 6; i++) {
            need();
        }
        if (method != 8) {
            throw new IOException("gzip member " + members + " uses an unknown method " + method);
        }
        if ((flags & FLAG_EXTRA) != 0) {
            int extra = need() | (need() << 8);
            for (int i = 0; i < extra; i++) {
                need();
            }
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            need();
            need();
        }
        inflater.reset();
        crc.reset();
        memberBytes = 0;
        return true;
    }

    private void skipText() throws IOException {
        while (need() != 0) {
            // names and comments of members are not kept
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count;
            try {
                count = inflater.inflate(target, offset, length);
            } catch (DataFormatException e) {
                throw new IOException(
                        "gzip member "
                                + members
                                + " is damaged near byte "
                                + (consumed + at)
                                + ": "
                                + e.getMessage(),
                        e);
            }
            if (count > 0) {
                crc.update(target, offset, count);
                memberBytes += count;
                return count;
            }
            if (inflater.finished()) {
                at = limit - inflater.getRemaining();
                trailer();
                ended = !header();
            } else if (inflater.needsInput()) {
                if (at == limit && !fill()) {
                    throw cut();
                }
                inflater.setInput(input, at, limit - at);
                at = limit;
            } else {
                throw new IOException(
                        "gzip member "
                                + members
                                + " needs a preset dictionary, which gzip forbids");
            }
        }
        return -1;
    }

    private void trailer() throws IOException {
        long sum = little();
        long size = little();
        if (sum != crc.getValue() || size != (memberBytes & 0xFFFF_FFFFL)) {
            throw new IOException(
                    "gzip member " + members + " does not match its checksum or length");
        }
    }

    private long little() throws IOException {
        return need() | ((long) need() << 8) | ((long) need() << 16) | ((long) need() << 24);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
