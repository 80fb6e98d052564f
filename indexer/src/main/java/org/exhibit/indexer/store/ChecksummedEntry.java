package org.exhibit.indexer.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Checks an entry's CRC-32 at its end, which the zip library leaves to its caller.
final class ChecksummedEntry extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final long expected;

    ChecksummedEntry(InputStream in, long expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            crc.update(target, offset, read);
        } else if (read < 0 && expected >= 0 && crc.getValue() != expected) {
            throw new IOException("the zip entry does not match its checksum");
        }
        return read;
    }
}
