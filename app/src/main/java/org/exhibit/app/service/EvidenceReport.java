package org.exhibit.app.service;

import org.exhibit.indexer.index.Totals;

/// What excluding or including evidence came to.
///
/// @param changed items excluded, or included, that were not before
/// @param unchanged items that already were
/// @param elsewhere files of a named acquisition that another one delivered too; they stay as they
///   were
/// @param totals the whole case's accounting afterwards
public record EvidenceReport(int changed, int unchanged, int elsewhere, Totals totals) {}
