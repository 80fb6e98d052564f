package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.table.CaseRecord;

import java.util.List;

/// All that the records tell of one object.
///
/// @param accesses by time
/// @param copiedOut records of copies whose source it was
/// @param recordsLeftOut how many records were too many to be looked at
public record ObjectFacts(
        String bucket,
        String key,
        List<Access> accesses,
        VersionReplay versions,
        List<CaseRecord> copiedOut,
        long recordsLeftOut) {
    public ObjectFacts {
        accesses = List.copyOf(accesses);
        copiedOut = List.copyOf(copiedOut);
    }

    public NodeId keyNode() {
        return NodeId.key(bucket, key);
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
