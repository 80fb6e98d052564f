package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What coverage rests on, as evidence that an edge can cite. Looks up each record once; one thread
/// at a time.
final class Proofs {
    private final EventIndex events;
    private final Map<String, Optional<StoredEvent>> known = new HashMap<>();

    Proofs(EventIndex events) {
        this.events = events;
    }

    /// @param from the instant that a file which is no log speaks of
    List<Evidence> evidence(Collection<Proof> proofs, Instant from) throws IOException {
        List<Evidence> found = new ArrayList<>();
        for (Proof proof : proofs) {
            switch (proof) {
                case Proof.Event event ->
                        record(event.id())
                                .ifPresent(stored -> found.add(Evidence.of(stored, "eventName")));
                case Proof.Setting setting ->
                        found.add(
                                new Evidence.OfItem(
                                        setting.evidence(),
                                        setting.path(),
                                        setting.at(),
                                        List.of("response")));
                case Proof.ReferenceFile file ->
                        found.add(
                                new Evidence.OfItem(file.evidence(), file.path(), from, List.of()));
            }
        }
        return found;
    }

    private Optional<StoredEvent> record(String id) throws IOException {
        Optional<StoredEvent> found = known.get(id);
        if (found == null) {
            found = events.find(id);
            known.put(id, found);
        }
        return found;
    }
}
