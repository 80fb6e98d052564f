package org.exhibit.reports.pack;

import org.exhibit.indexer.digest.Digest;

import java.nio.file.Path;

/// A pack that was built, signed and put in place.
///
/// @param packId printed on every page; follows from what the pack states
/// @param sha256 of the signed file
/// @param unsignedSha256 of the same file before signing: equal facts and freeze give an equal
///   value
/// @param custodySequence last custody entry the pack prints
/// @param custodyHead that entry's hash
public record PackResult(
        Path pdf,
        String packId,
        Digest sha256,
        int pages,
        int exhibits,
        Digest unsignedSha256,
        long custodySequence,
        Digest custodyHead) {}
