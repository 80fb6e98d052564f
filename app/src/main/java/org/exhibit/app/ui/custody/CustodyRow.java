package org.exhibit.app.ui.custody;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.custody.CheckedLine;
import org.exhibit.indexer.custody.CustodyEntry;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/// A line of the log as the table shows it. Details are kept in words only: an entry on acquired
/// files names up to a thousand of them.
///
/// @param line 1-based line of the file
/// @param number of the entry as written, empty where the line cannot be read
/// @param offset of the line in the file, bytes
/// @param at null where the line cannot be read
/// @param run line of the newest `run-started` up to here, 0 where there is none
/// @param runOffset of that line
/// @param hash as written, hex; empty where the line cannot be read
/// @param computed hash over what the line says, hex
/// @param previous as written, hex
/// @param before hash over what the line before says, hex; empty where that cannot be read
record CustodyRow(
        long line,
        String number,
        long offset,
        @Nullable Instant at,
        String actor,
        String kind,
        DeedGroup group,
        String words,
        long run,
        long runOffset,
        String hash,
        String computed,
        String previous,
        String before) {

    static CustodyRow of(CheckedLine line, long run, long runOffset) {
        CustodyEntry entry = line.entry();
        String before = line.before() == null ? "" : line.before().hex();
        if (entry == null) {
            return new CustodyRow(
                    line.number(),
                    "",
                    line.offset(),
                    null,
                    "",
                    "unreadable",
                    DeedGroup.DAMAGE,
                    "Line " + line.number() + " cannot be read: it " + line.fault(),
                    run,
                    runOffset,
                    "",
                    "",
                    "",
                    before);
        }
        return new CustodyRow(
                line.number(),
                Long.toString(entry.sequence()),
                line.offset(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                DeedGroup.of(entry.kind()),
                DeedText.of(entry.kind(), entry.details()),
                run,
                runOffset,
                entry.hash().hex(),
                line.content() == null ? "" : line.content().hex(),
                entry.previous().hex(),
                before);
    }

    /// Whether the entry says what its hash was made over.
    boolean holds() {
        return !hash.isEmpty() && hash.equals(computed);
    }

    /// Whether the entry names the hash over what the line before says.
    boolean follows() {
        return !previous.isEmpty() && previous.equals(before);
    }

    /// What people call it.
    String label() {
        return number.isEmpty() ? "Line " + line : "Entry " + number;
    }

    /// Whether every word of a filter occurs in what the table says.
    boolean matches(String filter) {
        String text =
                String.join(" ", number, actor, kind, words, hash, at == null ? "" : at.toString())
                        .toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    String shortPrevious() {
        return line == 1 && previous.matches("0{64}") ? "first entry" : Formats.shortHash(previous);
    }
}
