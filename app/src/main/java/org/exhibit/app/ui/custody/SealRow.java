package org.exhibit.app.ui.custody;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.integrity.seal.SealFiles;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A seal as custody names it. Whether its signature holds is what verifying says.
///
/// @param covers the last entry it covers, as written
/// @param timestamp what an authority said, or empty
record SealRow(
        String label,
        @Nullable Instant at,
        String signer,
        String root,
        String items,
        String covers,
        String timestamp) {

    /// Takes note of an entry, if it is about a seal.
    static void collect(CustodyEntry entry, List<SealRow> seals) {
        Map<String, String> details = entry.details();
        String label = details.getOrDefault("seal", "");
        if (entry.kind().equals(SealFiles.SEALED)) {
            seals.add(
                    new SealRow(
                            label,
                            entry.at(),
                            details.getOrDefault("signer", ""),
                            details.getOrDefault("root", ""),
                            details.getOrDefault("items", ""),
                            details.getOrDefault("custodySequence", ""),
                            ""));
        } else if (entry.kind().equals(SealFiles.TIMESTAMPED)) {
            String stamp =
                    details.getOrDefault("at", "") + " by " + details.getOrDefault("authority", "");
            seals.replaceAll(seal -> seal.label().equals(label) ? seal.stamped(stamp) : seal);
        }
    }

    private SealRow stamped(String stamp) {
        return new SealRow(label, at, signer, root, items, covers, stamp);
    }
}
