package org.exhibit.indexer.casefile;

import java.time.Instant;
import java.util.List;

/// Evidence left out of the index for a reason. Its originals stay in the case.
///
/// @param number 1-based, in the order of custody
/// @param named what the examiner named: acquisitions, files or hashes
/// @param files items still excluded by it, each counted once however often it was delivered
public record Exclusion(
        int number, List<String> named, String reason, String author, Instant added, int files) {
    public Exclusion {
        named = List.copyOf(named);
    }
}
