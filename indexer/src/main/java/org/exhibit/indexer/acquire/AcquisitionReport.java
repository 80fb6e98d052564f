package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.Acquisition;

/// What an acquisition brought.
///
/// @param resumed whether it went on with one that was interrupted
/// @param newFiles files whose bytes the case had not seen
/// @param knownFiles files whose bytes it had
/// @param notAcquired files found but not acquired; the case lists them with reasons
public record AcquisitionReport(
        Acquisition acquisition,
        boolean resumed,
        long newFiles,
        long knownFiles,
        long notAcquired) {}
