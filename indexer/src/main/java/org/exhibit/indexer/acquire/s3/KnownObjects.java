package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.store.EvidenceStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The objects of a bucket that a case has, by what a listing says of them. Thread-safe once made.
final class KnownObjects {
    private final EvidenceStore store;
    private final Map<Digest, Digest> evidence = new HashMap<>();

    private KnownObjects(EvidenceStore store) {
        this.store = store;
    }

    static KnownObjects of(CaseFolder folder, EvidenceStore store, String bucket)
            throws IOException {
        KnownObjects known = new KnownObjects(store);
        ObjectRecords.read(
                folder,
                record -> {
                    if (record.bucket().equals(bucket)) {
                        known.add(record);
                    }
                });
        return known;
    }

    private void add(ObjectRecord record) {
        if (record.evidence() == null || record.etag() == null) {
            return;
        }
        evidence.put(id(record.key(), null, record.etag(), record.size()), record.evidence());
        if (record.versionId() != null) {
            evidence.put(
                    id(record.key(), record.versionId(), record.etag(), record.size()),
                    record.evidence());
        }
    }

    private static Digest id(String key, @Nullable String version, String etag, long size) {
        String text = key + "\0" + (version == null ? "" : version) + "\0" + etag + "\0" + size;
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether the case has it whole.
    boolean has(Listed listed) throws IOException {
        @Nullable String etag = listed.etag();
        if (etag == null || etag.isEmpty()) {
            return false;
        }
        @Nullable Digest found =
                evidence.get(id(listed.key(), listed.versionId(), etag, listed.size()));
        return found != null && store.holds(found, listed.size());
    }
}
