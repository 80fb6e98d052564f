package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.Fingerprint;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes sure, after an interruption, that the originals are what their names say: those entered
/// since the last checkpoint, and those that no entry names. An original that is missing or damaged
/// is copied again from where it came from, if the same bytes still lie there.
final class OriginalsCheck {
    private final EvidenceStore store;
    private final Intake intake;
    private final EvidenceTables evidence;
    private final CustodyLog custody;
    private final CancelToken never = new CancelToken();
    private final List<String> notes = new ArrayList<>();
    private final List<LostOriginal> lost = new ArrayList<>();

    OriginalsCheck(EvidenceStore store, EvidenceTables evidence, CustodyLog custody) {
        this.store = store;
        this.intake = store.intake();
        this.evidence = evidence;
        this.custody = custody;
    }

    List<String> notes() {
        return notes;
    }

    List<LostOriginal> lost() {
        return lost;
    }

    /// Checks an original that an entry names.
    ///
    /// @param again whether to hash it; otherwise only its size is compared
    void check(AcquiredRow row, boolean again) throws IOException, SQLException {
        Fingerprint expected = row.fingerprint();
        boolean there = store.holds(expected.sha256(), expected.size());
        if (there && (!again || hash(expected.sha256()).equals(expected.sha256()))) {
            return;
        }
        boolean damaged = Files.exists(store.original(expected.sha256()));
        if (damaged) {
            store.setAside(expected.sha256());
        }
        restore(expected, damaged ? "was damaged" : "was missing");
    }

    private Digest hash(Digest name) throws IOException {
        return intake.measure(SourceFile.at(store.original(name)), never).sha256();
    }

    private void restore(Fingerprint expected, String state) throws IOException, SQLException {
        List<String> sources = evidence.sources(expected.sha256());
        for (String source : sources) {
            // An object of S3 is no file; the resumed acquisition fetches it again.
            if (!source.startsWith("s3://") && copyAgain(PathText.toPath(source), expected)) {
                custody.append(
                        Kinds.ORIGINAL_RESTORED,
                        Details.of("sha256", expected.sha256().hex())
                                .with("size", expected.size())
                                .with("source", source)
                                .with("state", state));
                notes.add(
                        "The original "
                                + expected.sha256().shortForm()
                                + " "
                                + state
                                + " after an interruption and was copied again from "
                                + source
                                + "; its hash is the same.");
                return;
            }
        }
        String source = sources.isEmpty() ? "" : sources.getFirst();
        custody.append(
                Kinds.ORIGINAL_LOST,
                Details.of("sha256", expected.sha256().hex())
                        .with("size", expected.size())
                        .with("source", source)
                        .with("state", state));
        lost.add(
                new LostOriginal(
                        expected.sha256(),
                        source,
                        "The original "
                                + state
                                + " after an interruption, and the same bytes are no longer at its"
                                + " source."));
    }

    private boolean copyAgain(Path source, Fingerprint expected) {
        try {
            SourceFile file = SourceFile.at(source);
            return file.attributes().isRegularFile()
                    && file.attributes().size() == expected.size()
                    && intake.measure(file, never).equals(expected)
                    && intake.put(file, never).fingerprint().equals(expected);
        } catch (IOException e) {
            // The source is gone, changed or unreadable: then it is none.
            return false;
        }
    }

    /// Checks files in the store that no entry names: copied just before the interruption. A whole
    /// one may stay, since the resumed acquisition will find it; another is moved away, so that it
    /// is never taken for whole.
    void checkUnnamed() throws IOException, SQLException {
        for (int fan = 0; fan < EvidenceStore.FOLDERS; fan++) {
            Set<Digest> unnamed = new HashSet<>(store.named(fan));
            unnamed.removeAll(evidence.stored(fan));
            for (Digest name : unnamed) {
                if (!hash(name).equals(name)) {
                    Path aside = store.setAside(name);
                    notes.add(
                            "A copy that was interrupted was moved to evidence/damaged/"
                                    + aside.getFileName()
                                    + "; no entry of custody names it.");
                }
            }
        }
    }
}
