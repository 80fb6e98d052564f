package org.exhibit.indexer.store;

import java.nio.file.Path;

/// The outcome of putting bytes into the store.
///
/// @param original where they lie
/// @param written false where the store already held the same bytes and nothing was written
public record Stored(Fingerprint fingerprint, Path original, boolean written) {}
