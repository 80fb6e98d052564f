package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;

/// One acquisition saw these bytes under this path.
///
/// @param acquisition 1-based number
/// @param path as acquired, with `/`
/// @param evidence SHA-256 of the bytes
/// @param size their number
public record Sighting(int acquisition, String path, Digest evidence, long size) {}
