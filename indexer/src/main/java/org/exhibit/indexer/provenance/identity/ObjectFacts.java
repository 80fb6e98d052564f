package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.table.CaseRecord;

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

    public NodeId keyNode() {
        return NodeId.key(bucket, key);
    }

    /// What is certain of what an access met: the version, or the key where another version may
    /// have come unseen.
    public NodeId certain(Access access) {
        return unsure.contains(access) ? keyNode() : versions.of(access);
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
