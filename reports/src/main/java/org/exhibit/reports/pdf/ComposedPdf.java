package org.exhibit.reports.pdf;

import org.exhibit.indexer.digest.Digest;

import java.nio.file.Path;

/// A pack laid out and written, not yet signed.
///
/// @param sha256 of the file
public record ComposedPdf(Path file, int pages, Digest sha256) {}
