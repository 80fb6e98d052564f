package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.coverage.Coverage;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Whether an object can have been written unseen between two instants.
public interface WriteGaps {
    boolean between(String bucket, String key, Instant from, Instant to) throws IOException;

    /// The coverage the answers rest on; empty where it is not asked.
    default Optional<Coverage> coverage() throws IOException {
        return Optional.empty();
    }

    /// Where coverage is not asked.
    WriteGaps NOT_ASKED = (bucket, key, from, to) -> false;
}
