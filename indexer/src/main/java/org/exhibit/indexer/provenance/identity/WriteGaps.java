package org.exhibit.indexer.provenance.identity;

import java.io.IOException;
import java.time.Instant;

/// Whether an object can have been written unseen between two instants.
public interface WriteGaps {
    boolean between(String bucket, String key, Instant from, Instant to) throws IOException;

    /// Where coverage is not asked.
    WriteGaps NOT_ASKED = (bucket, key, from, to) -> false;
}
