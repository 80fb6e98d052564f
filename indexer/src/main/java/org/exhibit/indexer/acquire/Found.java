package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.store.SourceFile;

/// Something a walk came to.
sealed interface Found {
    /// Relative to what was named, with `/`.
    String path();

    /// A regular file.
    ///
    /// @param base absolute folder the path is relative to, with `/`
    record File(String path, String base, SourceFile source) implements Found {}

    /// Something that is no regular file, or a folder or file that cannot be looked at.
    record Other(String path, NotAcquired.Kind kind, String reason) implements Found {}
}
