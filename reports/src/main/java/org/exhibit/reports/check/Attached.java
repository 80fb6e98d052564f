package org.exhibit.reports.check;

import org.exhibit.indexer.digest.Digest;

/// One file embedded in a PDF.
///
/// @param size as its parameters say
record Attached(String name, String mediaType, String relationship, long size, byte[] content) {
    Digest sha256() {
        return Digest.of(content);
    }
}
