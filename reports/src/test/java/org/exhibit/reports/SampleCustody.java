package org.exhibit.reports;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.facts.CustodyLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A chain of custody in memory that holds, until it is tampered with.
final class SampleCustody {
    private final Instant start;
    private final List<CustodyEntry> entries = new ArrayList<>();

    SampleCustody(Instant start) {
        this.start = start;
    }

    List<CustodyEntry> entries() {
        return List.copyOf(entries);
    }

    /// Appends to the chain of custody.
    void entry(String kind, Map<String, String> details) {
        Digest previous = entries.isEmpty() ? new Digest("0".repeat(64)) : entries.getLast().hash();
        CustodyEntry draft =
                new CustodyEntry(
                        entries.size() + 1,
                        start.plusSeconds(60L * entries.size()),
                        "R. Okafor",
                        kind,
                        new LinkedHashMap<>(details),
                        previous,
                        previous);
        try {
            String line = CustodyLine.write(draft);
            String body = line.substring(0, line.lastIndexOf(",\"hash\"")) + "}";
            entries.add(
                    new CustodyEntry(
                            draft.sequence(),
                            draft.at(),
                            draft.actor(),
                            kind,
                            draft.details(),
                            previous,
                            Digest.of(body.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Changes an entry without its hash.
    void tamper(int index) {
        CustodyEntry entry = entries.get(index);
        entries.set(
                index,
                new CustodyEntry(
                        entry.sequence(),
                        entry.at(),
                        "Mallory",
                        entry.kind(),
                        entry.details(),
                        entry.previous(),
                        entry.hash()));
    }
}
