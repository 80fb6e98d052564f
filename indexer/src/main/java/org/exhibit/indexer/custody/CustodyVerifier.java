package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Verifies a custody file line by line; keeps a few numbers a line, never the lines.
final class CustodyVerifier {
    private final List<ChainWalk.Link> links = new ArrayList<>();
    private final List<CustodyBreak> breaks = new ArrayList<>();
    private CustodyHead last = CustodyHead.NONE;
    private long entries;

    CustodyCheck verify(Path file, @Nullable CustodyHead expected, boolean complete)
            throws IOException {
        if (Files.exists(file)) {
            read(file);
        }
        breaks.addAll(new ChainWalk(links).breaks());
        if (expected != null) {
            compare(expected, complete);
        }
        breaks.sort(Comparator.comparingLong(CustodyBreak::line));
        return new CustodyCheck(entries, last, breaks);
    }

    private void read(Path file) throws IOException {
        long number = 0;
        try (CustodyLines lines = new CustodyLines(file, 0)) {
            for (CustodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (line.complete()) {
                    links.add(link(number, line.bytes()));
                } else {
                    breaks.add(
                            new CustodyBreak(
                                    CustodyBreak.Kind.TORN,
                                    number,
                                    "The last line has no end; its write was interrupted."));
                }
            }
        }
    }

    private ChainWalk.Link link(long number, byte[] line) {
        try {
            CustodyEntry entry = CustodyLine.read(line);
            entries++;
            last = CustodyHead.of(entry);
            return new ChainWalk.Link(
                    number,
                    entry.sequence(),
                    entry.previous(),
                    entry.hash(),
                    CustodyLine.contentHash(line),
                    "");
        } catch (IOException e) {
            return ChainWalk.Link.unreadable(number, String.valueOf(e.getMessage()));
        }
    }

    private void compare(CustodyHead expected, boolean complete) {
        long end = links.size() + 1L;
        if (last.sequence() < expected.sequence()) {
            breaks.add(
                    new CustodyBreak(
                            CustodyBreak.Kind.REMOVED,
                            end,
                            "The case was last closed at entry "
                                    + expected.sequence()
                                    + "; the log ends with entry "
                                    + last.sequence()
                                    + "."));
            return;
        }
        Digest there =
                links.stream()
                        .filter(link -> link.sequence() == expected.sequence())
                        .map(ChainWalk.Link::hash)
                        .reduce(expected.sequence() == 0 ? expected.hash() : null, (a, b) -> b);
        if (!expected.hash().equals(there)) {
            breaks.add(
                    new CustodyBreak(
                            CustodyBreak.Kind.CHANGED,
                            Math.min(expected.sequence(), end),
                            "Entry "
                                    + expected.sequence()
                                    + " does not have the hash that the case has on record for"
                                    + " it."));
        }
        if (complete && last.sequence() > expected.sequence()) {
            breaks.add(
                    new CustodyBreak(
                            CustodyBreak.Kind.EXTRA,
                            end - 1,
                            "The case was last closed at entry "
                                    + expected.sequence()
                                    + ", but the log goes on to entry "
                                    + last.sequence()
                                    + "."));
        }
    }
}
