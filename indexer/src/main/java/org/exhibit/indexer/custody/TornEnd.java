package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/// Keeps what an interrupted write left at the end of a custody file.
final class TornEnd {
    private TornEnd() {}

    /// Copies everything from an offset on into the first free `custody.torn-N` beside the file.
    static Path copy(Path file, long from) throws IOException {
        int number = 1;
        while (Files.exists(file.resolveSibling("custody.torn-" + number))) {
            number++;
        }
        Path torn = file.resolveSibling("custody.torn-" + number);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out =
                        FileChannel.open(
                                torn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long at = from;
            long size = in.size();
            while (at < size) {
                at += in.transferTo(at, size - at, out);
            }
            out.force(true);
        }
        return torn;
    }

    static Details details(Path torn, CustodyTail tail) throws IOException {
        return Details.of("file", String.valueOf(torn.getFileName()))
                .with("bytes", tail.torn())
                .with("offset", tail.end().length())
                .with("sha256", sha256(torn).hex())
                .with(
                        "reason",
                        "The last write to this log was interrupted. Its bytes were moved aside;"
                                + " what they described is acquired again from its source.");
    }

    private static Digest sha256(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(buffer.clear()) >= 0) {
                sha.update(buffer.flip());
            }
        }
        return Digest.ofHash(sha.digest());
    }
}
