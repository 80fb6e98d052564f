package org.exhibit.indexer.casefile;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.store.Fingerprint;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// One file of an `acquired` entry of custody, in the form from which the case's tables can be made
/// again.
///
/// @param base absolute folder the path is relative to
record AcquiredRow(String path, Fingerprint fingerprint, Instant modified, String base, Held held) {
    static final String COLUMNS = "path sha256 sha512 size modified base held";

    /// What became of the bytes.
    enum Held {
        /// Copied into the case.
        STORED("stored"),
        /// Left where they are.
        REFERENCED("referenced"),
        /// The case had them already.
        KNOWN("known");

        private final String word;

        Held(String word) {
            this.word = word;
        }

        static Held ofWord(String word) {
            for (Held held : values()) {
                if (held.word.equals(word)) {
                    return held;
                }
            }
            throw new IllegalArgumentException("unknown word for what became of a file: " + word);
        }
    }

    String source() {
        return FoundFile.source(base, path);
    }

    EvidenceItem item() {
        EvidenceItem.@Nullable Reference reference =
                held == Held.REFERENCED ? new EvidenceItem.Reference(source(), modified) : null;
        return new EvidenceItem(
                fingerprint.sha256(), fingerprint.sha512(), fingerprint.size(), reference);
    }

    List<String> cells(List<String> bases) {
        return List.of(
                path,
                fingerprint.sha256().hex(),
                fingerprint.sha512(),
                Long.toString(fingerprint.size()),
                modified.toString(),
                Integer.toString(bases.indexOf(base)),
                held.word);
    }

    static AcquiredRow read(List<String> cells, List<String> bases) throws IOException {
        try {
            return new AcquiredRow(
                    cells.get(0),
                    new Fingerprint(
                            new Digest(cells.get(1)), cells.get(2), Long.parseLong(cells.get(3))),
                    Instant.parse(cells.get(4)),
                    bases.get(Integer.parseInt(cells.get(5))),
                    Held.ofWord(cells.get(6)));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "an entry of custody names a file in no form of this version: " + cells, e);
        }
    }
}
