package org.exhibit.indexer.casefile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One act of acquiring evidence.
///
/// @param number 1-based; printed as `E-01`
/// @param method `files`, `files-by-reference`
/// @param sources what the examiner named
/// @param started workstation clock, UTC
/// @param ended null where it was interrupted and not yet resumed
/// @param files number of files seen
/// @param bytes their bytes as acquired
public record Acquisition(
        int number,
        String method,
        List<String> sources,
        String examiner,
        Instant started,
        @Nullable Instant ended,
        long files,
        long bytes) {
    public Acquisition {
        sources = List.copyOf(sources);
    }

    public String label() {
        return org.exhibit.indexer.evidence.Citation.acquisitionLabel(number);
    }
}
