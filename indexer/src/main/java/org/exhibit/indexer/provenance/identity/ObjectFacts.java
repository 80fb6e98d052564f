package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// All that the records tell of one object.
///
/// @param accesses by time
/// @param unsure reads whose version is not certain, since a write before them may have gone unseen
/// @param copiedOut records of copies whose source it was
/// @param recordsLeftOut how many records were too many to be looked at
public record ObjectFacts(
        String bucket,
        String key,
        List<Access> accesses,
        VersionReplay versions,
        Set<Access> unsure,
        List<CaseRecord> copiedOut,
        long recordsLeftOut) {
    public ObjectFacts {
        accesses = List.copyOf(accesses);
        copiedOut = List.copyOf(copiedOut);
    }

    /// The same, with those reads whose version is not certain.
    ObjectFacts unsure(Set<Access> reads) {
        return new ObjectFacts(bucket, key, accesses, versions, reads, copiedOut, recordsLeftOut);
    }

    public NodeId keyNode() {
        return NodeId.key(bucket, key);
    }

    /// What is certain of what an access met: the version, or the key where another version may
    /// have come unseen.
    public NodeId certain(Access access) {
        return unsure.contains(access) ? keyNode() : versions.of(access);
    }

    /// The write of the version that a read met only because nothing tells of a later one; null
    /// where it named its version, or none is known.
    public @Nullable Access boundTo(Access access) {
        boolean bound =
                access.succeeded()
                        && access.kind().reads()
                        && access.asked() == null
                        && versions.of(access).kind() == NodeKind.VERSION;
        return bound ? versions.writeOf(versions.of(access)) : null;
    }

    /// Accesses that succeeded, of which an event is one of the records.
    public List<Access> of(StoredEvent event) {
        return accesses.stream()
                .filter(access ->
                        access.records().stream()
                                .anyMatch(record -> record.id().equals(event.id())))
                .toList();
    }
}
