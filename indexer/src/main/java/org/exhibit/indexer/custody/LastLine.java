package org.exhibit.indexer.custody;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Finds one line of a custody file from its end, without reading what stands before.
final class LastLine {
    private static final int STEP = 1 << 16;

    private LastLine() {}

    /// The line whose line feed is the byte before `end`, or null where there is no such line feed.
    static CustodyLines.@Nullable Line endingAt(Path file, long end) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            if (end < 2 || read(in, end - 1, 1)[0] != '\n') {
                return null;
            }
        }
        try (CustodyLines lines = new CustodyLines(file, start(file, end))) {
            return lines.next();
        }
    }

    private static long start(Path file, long end) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long to = end - 1;
            while (to > 0) {
                long from = Math.max(0, to - STEP);
                byte[] block = read(in, from, (int) (to - from));
                for (int i = block.length - 1; i >= 0; i--) {
                    if (block[i] == '\n') {
                        return from + i + 1;
                    }
                }
                to = from;
            }
            return 0;
        }
    }

    private static byte[] read(FileChannel in, long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        int read = 0;
        while (read >= 0 && block.hasRemaining()) {
            read = in.read(block, from + block.position());
        }
        return block.array();
    }
}
