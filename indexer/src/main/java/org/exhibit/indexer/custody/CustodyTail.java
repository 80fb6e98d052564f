package org.exhibit.indexer.custody;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a custody file as a writer finds it: what was entered since a mark, and what of it is
/// torn.
///
/// @param from where the tail begins; `CustodyMark.START` where the mark does not fit the file
/// @param end the last good entry
/// @param torn bytes after it that are no good line
/// @param fitsMark whether the file has the mark's entry in the mark's place
public record CustodyTail(CustodyMark from, CustodyMark end, long torn, boolean fitsMark) {

    public boolean isTorn() {
        return torn > 0;
    }

    /// Looks at the file from a mark on. Behind the mark, where an interrupted machine may leave
    /// any block unwritten, the first line that does not continue the chain begins the torn end.
    /// Where the mark does not fit (someone shortened or changed the file) only a last line without
    /// line feed is torn: the rest is evidence.
    public static CustodyTail find(Path file, CustodyMark mark) throws IOException {
        if (!Files.exists(file)) {
            return new CustodyTail(CustodyMark.START, CustodyMark.START, 0, mark.length() == 0);
        }
        return stands(file, mark) ? after(file, mark) : whole(file, false);
    }

    private static boolean stands(Path file, CustodyMark mark) throws IOException {
        if (mark.length() == 0) {
            return true;
        }
        if (Files.size(file) < mark.length()) {
            return false;
        }
        CustodyLines.@Nullable Line line = LastLine.endingAt(file, mark.length());
        return line != null && head(line).equals(mark.head());
    }

    private static CustodyHead head(CustodyLines.Line line) {
        try {
            CustodyEntry entry = CustodyLine.read(line.bytes());
            return entry.hash().equals(CustodyLine.contentHash(line.bytes()))
                    ? CustodyHead.of(entry)
                    : CustodyHead.NONE;
        } catch (IOException e) {
            return CustodyHead.NONE;
        }
    }

    private static CustodyTail after(Path file, CustodyMark mark) throws IOException {
        CustodyMark end = mark;
        try (CustodyLines lines = new CustodyLines(file, mark.length())) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (!continues(line, end.head())) {
                    break;
                }
                end = new CustodyMark(head(line), line.end());
            }
        }
        return new CustodyTail(mark, end, Files.size(file) - end.length(), true);
    }

    private static boolean continues(CustodyLines.Line line, CustodyHead before)
            throws IOException {
        if (!line.complete() || head(line).equals(CustodyHead.NONE)) {
            return false;
        }
        CustodyEntry entry = CustodyLine.read(line.bytes());
        return entry.sequence() == before.sequence() + 1 && entry.previous().equals(before.hash());
    }

    /// The whole file as a tail, for a writer that has no mark. Only a last line without line feed
    /// is torn: what stands before may have been changed by someone, and is evidence.
    public static CustodyTail whole(Path file) throws IOException {
        return Files.exists(file) ? whole(file, true) : find(file, CustodyMark.START);
    }

    private static CustodyTail whole(Path file, boolean fitsMark) throws IOException {
        CustodyHead head = CustodyHead.NONE;
        long end = 0;
        try (CustodyLines lines = new CustodyLines(file, 0)) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.complete()) {
                    CustodyHead found = head(line);
                    head = found.equals(CustodyHead.NONE) ? head : found;
                    end = line.end();
                }
            }
        }
        return new CustodyTail(
                CustodyMark.START, new CustodyMark(head, end), Files.size(file) - end, fitsMark);
    }

    /// Hands over the entries between `from` and `end` that say what their hash was made over.
    public void read(Path file, CustodyLog.Visitor visitor) throws IOException {
        if (end.length() == from.length()) {
            return;
        }
        try (CustodyLines lines = new CustodyLines(file, from.length())) {
            for (CustodyLines.Line line = lines.next();
                    line != null && line.end() <= end.length();
                    line = lines.next()) {
                if (!head(line).equals(CustodyHead.NONE)) {
                    visitor.entry(CustodyLine.read(line.bytes()));
                }
            }
        }
    }
}
