package org.exhibit.app.service;

import org.exhibit.indexer.index.Totals;

/// What an acquisition brought.
///
/// @param acquisition its label, e.g. `E-02`
/// @param newFiles files not seen before in this case
/// @param knownFiles files whose bytes the case already held
/// @param notAcquired files that were found and could not be acquired; custody has each with its
///   reason
/// @param totals the whole case's accounting afterwards
public record AcquireReport(
        String acquisition, long newFiles, long knownFiles, long notAcquired, Totals totals) {

    public AcquireReport(String acquisition, long newFiles, long knownFiles, Totals totals) {
        this(acquisition, newFiles, knownFiles, 0, totals);
    }
}
