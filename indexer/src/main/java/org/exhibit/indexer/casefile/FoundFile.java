package org.exhibit.indexer.casefile;

import org.exhibit.indexer.store.Fingerprint;

import java.time.Instant;

/// A file as an acquisition found and read it, about to be recorded.
///
/// @param path relative to what the examiner named, with `/`
/// @param base absolute folder it is relative to, with `/`; of an S3 object `s3://bucket`
/// @param modified when it was last written to, as its file system says
/// @param written whether its bytes had to be written into the store
public record FoundFile(
        String path, String base, Fingerprint fingerprint, Instant modified, boolean written) {
    String source() {
        return source(base, path);
    }

    static String source(String base, String path) {
        return base.endsWith("/") ? base + path : base + "/" + path;
    }
}
