package org.exhibit.indexer.casefile;

import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.Sighting;

/// What recording a file came to.
///
/// @param sighting the first sighting of the item under this path, which may be an earlier
///   acquisition's
public record Recorded(Sighting sighting, EvidenceItem item, Novelty novelty) {

    public enum Novelty {
        /// The case has not seen these bytes before.
        NEW_ITEM,
        /// The case knows the bytes, but not under this path.
        NEW_PATH,
        /// The case has seen these bytes under this path; only custody says that they were seen
        /// again.
        SEEN_AGAIN
    }
}
