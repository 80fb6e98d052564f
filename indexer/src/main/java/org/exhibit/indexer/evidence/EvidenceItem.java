package org.exhibit.indexer.evidence;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One sequence of bytes that was acquired; however often and under whatever names it was seen.
///
/// @param sha256 of the bytes as acquired
/// @param sha512 likewise, 128 lower-case hexadecimal digits
/// @param size number of bytes
/// @param reference where the bytes were left, or null where the case holds them itself
public record EvidenceItem(Digest sha256, String sha512, long size, @Nullable Reference reference) {

    /// A file outside the case whose content the case does not hold.
    ///
    /// @param path absolute, with `/`
    /// @param modified when it was last written to, as its file system said then
    public record Reference(String path, Instant modified) {}

    public boolean isStored() {
        return reference == null;
    }
}
