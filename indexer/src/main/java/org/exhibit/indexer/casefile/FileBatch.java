package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.store.Fingerprint;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Sorts files that were read into what is new to the case and what was seen before, and words the
/// entries of custody for them. Not thread-safe.
final class FileBatch {
    private final EvidenceTables evidence;
    private final int acquisition;
    private final boolean byReference;
    private final List<AcquiredRow> acquired = new ArrayList<>();
    private final List<FoundFile> again = new ArrayList<>();
    private final List<Deed> restored = new ArrayList<>();
    private final List<Recorded> outcomes = new ArrayList<>();

    FileBatch(EvidenceTables evidence, int acquisition, boolean byReference) {
        this.evidence = evidence;
        this.acquisition = acquisition;
        this.byReference = byReference;
    }

    /// An entry of custody to be made.
    record Deed(String kind, Details details) {}

    void add(FoundFile file) throws SQLException, IOException {
        Fingerprint fingerprint = file.fingerprint();
        Digest sha256 = fingerprint.sha256();
        Optional<EvidenceItem> known = evidence.item(sha256);
        OptionalInt sighted = evidence.sighted(file.path(), sha256);
        boolean nowHeld = known.isPresent() && !known.get().isStored() && !byReference;
        if (known.isPresent() && known.get().isStored() && file.written()) {
            restored.add(restored(file));
        }
        EvidenceItem item;
        if (sighted.isPresent() && known.isPresent() && !nowHeld) {
            again.add(file);
            item = known.get();
        } else {
            AcquiredRow row =
                    new AcquiredRow(
                            file.path(),
                            fingerprint,
                            file.modified(),
                            file.base(),
                            held(known.orElse(null)));
            evidence.add(acquisition, row);
            acquired.add(row);
            item = row.held() == AcquiredRow.Held.KNOWN ? known.orElseThrow() : row.item();
        }
        Recorded.Novelty novelty =
                sighted.isPresent()
                        ? Recorded.Novelty.SEEN_AGAIN
                        : known.isPresent() ? Recorded.Novelty.NEW_PATH : Recorded.Novelty.NEW_ITEM;
        Sighting sighting =
                new Sighting(sighted.orElse(acquisition), file.path(), sha256, fingerprint.size());
        outcomes.add(new Recorded(sighting, item, novelty));
    }

    private AcquiredRow.Held held(@Nullable EvidenceItem known) {
        if (known != null && (known.isStored() || byReference)) {
            return AcquiredRow.Held.KNOWN;
        }
        return byReference ? AcquiredRow.Held.REFERENCED : AcquiredRow.Held.STORED;
    }

    private static Deed restored(FoundFile file) {
        return new Deed(
                Kinds.ORIGINAL_RESTORED,
                Details.of("sha256", file.fingerprint().sha256().hex())
                        .with("size", file.fingerprint().size())
                        .with("source", file.source())
                        .with("state", "was missing or had another size"));
    }

    /// What each file came to, in the order they were added.
    List<Recorded> outcomes() {
        return outcomes;
    }

    List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>(restored);
        if (!acquired.isEmpty()) {
            deeds.add(
                    new Deed(
                            AcquiredEntry.KIND,
                            new AcquiredEntry(acquisition, acquired).details()));
        }
        if (!again.isEmpty()) {
            deeds.add(new Deed(Kinds.SEEN_AGAIN, seenAgain()));
        }
        return deeds;
    }

    private Details seenAgain() {
        List<List<String>> rows = new ArrayList<>(again.size());
        long bytes = 0;
        for (FoundFile file : again) {
            bytes += file.fingerprint().size();
            rows.add(List.of(file.path(), file.fingerprint().sha256().hex()));
        }
        return Details.of("acquisition", Integer.toString(acquisition))
                .with("count", again.size())
                .with("bytes", bytes)
                .with("columns", "path sha256")
                .with("files", JsonTexts.table(rows));
    }

    static Details notAcquired(int acquisition, List<NotAcquired> files) {
        List<List<String>> rows = new ArrayList<>(files.size());
        for (NotAcquired file : files) {
            rows.add(List.of(file.path(), file.kind().word(), file.reason()));
        }
        return Details.of("acquisition", Integer.toString(acquisition))
                .with("count", files.size())
                .with("columns", "path kind reason")
                .with("files", JsonTexts.table(rows));
    }
}
