package org.exhibit.indexer.ingest;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.cloudtrail.CanonicalRecord;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Compares records with the same event id by what they say, read again from their originals.
public final class SameContent implements EventIndexWriter.ContentComparer {
    private static final int BATCH = 512;

    /// Cuts records again from their originals, in the argument's order.
    public interface Originals {
        List<byte[]> raw(List<Origin> origins) throws IOException;
    }

    private final Originals originals;

    public SameContent(Originals originals) {
        this.originals = originals;
    }

    @Override
    public List<Digest> contentsOf(List<StoredEvent> events) throws IOException {
        List<Digest> digests = new ArrayList<>(events.size());
        for (int from = 0; from < events.size(); from += BATCH) {
            List<StoredEvent> batch = events.subList(from, Math.min(events.size(), from + BATCH));
            List<byte[]> raw = originals.raw(batch.stream().map(StoredEvent::origin).toList());
            for (int i = 0; i < batch.size(); i++) {
                Origin origin = batch.get(i).origin();
                digests.add(CanonicalRecord.digest(raw.get(i), origin.payload(), origin.decode()));
            }
        }
        return digests;
    }
}
