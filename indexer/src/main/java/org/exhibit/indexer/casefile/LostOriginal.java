package org.exhibit.indexer.casefile;

import org.exhibit.indexer.digest.Digest;

/// An item that custody has and whose bytes were found missing or damaged on opening, with no
/// source left to copy them from again.
///
/// @param sha256 of the bytes as acquired
/// @param source absolute path they were read from
/// @param reason what was found, one sentence
public record LostOriginal(Digest sha256, String source, String reason) {}
