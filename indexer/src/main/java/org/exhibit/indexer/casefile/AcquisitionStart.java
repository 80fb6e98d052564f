package org.exhibit.indexer.casefile;

/// An acquisition under way.
///
/// @param number 1-based
/// @param resumed whether an earlier run began it and did not end it
public record AcquisitionStart(int number, boolean resumed) {}
