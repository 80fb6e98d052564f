package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// A line of a custody file as it stands, with the hashes its links ought to have. What a chain
/// with breaks means is for `CustodyLog.verify` to say.
///
/// @param number 1-based line of the file
/// @param offset of its first byte
/// @param entry null where the line cannot be read
/// @param content hash over what the line says; null where it cannot be read
/// @param before hash over what the line before says; 64 zeros for the first, null where that line
///   cannot be read
/// @param fault why the line cannot be read, or empty
public record CheckedLine(
        long number,
        long offset,
        @Nullable CustodyEntry entry,
        @Nullable Digest content,
        @Nullable Digest before,
        String fault) {

    /// Receives lines in the order of the file.
    public interface Visitor {
        void line(CheckedLine line) throws IOException;
    }

    /// Whether the entry says what its hash was made over.
    public boolean holds() {
        return entry != null && entry.hash().equals(content);
    }

    /// Whether the entry names the hash over what the line before says.
    public boolean follows() {
        return entry != null && entry.previous().equals(before);
    }

    /// Hands over every line of a file, damaged and torn ones too; one in memory at a time.
    public static void read(Path file, Visitor visitor) throws IOException {
        long number = 0;
        @Nullable Digest before = CustodyHead.NONE.hash();
        try (CustodyLines lines = new CustodyLines(file, 0)) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                number++;
                CheckedLine checked = of(number, line, before);
                visitor.line(checked);
                before = checked.content();
            }
        }
    }

    private static CheckedLine of(long number, CustodyLines.Line line, @Nullable Digest before) {
        if (!line.complete()) {
            return new CheckedLine(number, line.offset(), null, null, before, "has no end");
        }
        try {
            CustodyEntry entry = CustodyLine.read(line.bytes());
            Digest content = CustodyLine.contentHash(line.bytes());
            return new CheckedLine(number, line.offset(), entry, content, before, "");
        } catch (IOException e) {
            String fault = String.valueOf(e.getMessage());
            return new CheckedLine(number, line.offset(), null, null, before, fault);
        }
    }

    /// The bytes of the line that begins at an offset, without line feed; empty at the file's end.
    public static byte[] bytes(Path file, long offset) throws IOException {
        try (CustodyLines lines = new CustodyLines(file, offset)) {
            CustodyLines.@Nullable Line line = lines.next();
            return line == null ? new byte[0] : line.bytes();
        }
    }

    /// The entry a line's bytes say.
    ///
    /// @throws IOException where they are none; the message says why
    public static CustodyEntry entry(byte[] line) throws IOException {
        return CustodyLine.read(line);
    }
}
