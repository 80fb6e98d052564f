package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;

/// What a sequence of bytes is known by.
///
/// @param sha512 128 lower-case hexadecimal digits
/// @param size number of bytes
public record Fingerprint(Digest sha256, String sha512, long size) {}
