package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// Gives a bucket's keys page by page, in the order of their UTF-8 bytes.
interface Pages {
    /// @param afterVersion with `after`, the last version seen of that key; null for none
    Page after(String after, @Nullable String afterVersion) throws IOException;

    /// @param more whether there are keys behind these
    /// @param lastKey where to go on; with `lastVersion` where versions are listed
    record Page(List<Listed> objects, boolean more, String lastKey, @Nullable String lastVersion) {}
}
