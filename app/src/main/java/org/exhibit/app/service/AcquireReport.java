package org.exhibit.app.service;

import org.exhibit.indexer.index.Totals;

/// What an acquisition brought.
///
/// @param acquisition its label, e.g. `E-02`
/// @param newFiles files not seen before in this case
/// @param knownFiles files whose bytes the case already held
/// @param totals the whole case's accounting afterwards
public record AcquireReport(String acquisition, long newFiles, long knownFiles, Totals totals) {}
