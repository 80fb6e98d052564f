package org.exhibit.indexer.custody;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The lines of a custody file from a byte offset on, one in memory at a time. Not thread-safe.
final class CustodyLines implements Closeable {
    /// Far above what 1,000 files with the longest names take; a file with a longer line is no
    /// custody log.
    private static final int MOST_BYTES = 64 << 20;

    /// @param offset of the first byte in the file
    /// @param bytes without line feed
    /// @param complete whether a line feed ends it
    record Line(long offset, byte[] bytes, boolean complete) {
        long end() {
            return offset + bytes.length + (complete ? 1 : 0);
        }
    }

    private final FileChannel in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long offset;

    CustodyLines(Path file, long offset) throws IOException {
        this.in = FileChannel.open(file, StandardOpenOption.READ);
        in.position(offset);
        this.offset = offset;
    }

    /// The next line, or null at the end.
    @Nullable Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean complete = false;
        while (!complete && fill()) {
            int end = at;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + end - at > MOST_BYTES) {
                throw new IOException(
                        "custody.jsonl has a line of more than "
                                + MOST_BYTES
                                + " bytes at "
                                + offset);
            }
            line.write(buffer, at, end - at);
            complete = end < limit;
            at = complete ? end + 1 : end;
        }
        Line found = new Line(offset, line.toByteArray(), complete);
        offset = found.end();
        return found;
    }

    /// Whether a byte is at hand.
    private boolean fill() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, in.read(ByteBuffer.wrap(buffer)));
        }
        return at < limit;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
