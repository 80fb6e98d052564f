package org.exhibit.app.ui.custody;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CheckedLine;
import org.exhibit.indexer.custody.CustodyBreak;
import org.exhibit.indexer.custody.CustodyCheck;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A chain of custody as read from its file, every line's links computed again.
///
/// @param file the log
/// @param rows every line of it, damaged ones too
/// @param check what following the links found
record CustodyContent(Path file, List<CustodyRow> rows, List<SealRow> seals, CustodyCheck check) {
    CustodyContent {
        rows = List.copyOf(rows);
        seals = List.copyOf(seals);
    }

    /// Blocks.
    ///
    /// @throws NoSuchFileException where the case has lost its log
    static CustodyContent read(Path folder, CancelToken cancel) throws IOException {
        Path file = new CaseFolder(folder).custody();
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "the case has lost its chain of custody");
        }
        Reading reading = new Reading(cancel);
        CheckedLine.read(file, reading);
        return new CustodyContent(file, reading.rows, reading.seals, CustodyLog.verify(file));
    }

    /// The first place where the chain does not hold.
    @Nullable CustodyBreak firstBreak() {
        return check.breaks().isEmpty() ? null : check.breaks().getFirst();
    }

    /// Entries after the last that a seal covers.
    long newerThan(SealRow seal) {
        try {
            return Math.max(0, check.head().sequence() - Long.parseLong(seal.covers()));
        } catch (NumberFormatException e) {
            // The log may say anything; such a seal covers nothing that is known.
            return check.head().sequence();
        }
    }

    private static final class Reading implements CheckedLine.Visitor {
        private final List<CustodyRow> rows = new ArrayList<>();
        private final List<SealRow> seals = new ArrayList<>();
        private final CancelToken cancel;
        private long run;
        private long runOffset;

        private Reading(CancelToken cancel) {
            this.cancel = cancel;
        }

        @Override
        public void line(CheckedLine line) {
            cancel.check();
            CustodyEntry entry = line.entry();
            if (entry != null) {
                if (entry.kind().equals("run-started")) {
                    run = line.number();
                    runOffset = line.offset();
                }
                SealRow.collect(entry, seals);
            }
            rows.add(CustodyRow.of(line, run, runOffset));
        }
    }
}
