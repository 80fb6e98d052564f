package org.exhibit.indexer.store;

import org.exhibit.indexer.evidence.MemberStep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Opens what lies inside an original.
public interface MemberReader {
    /// The decompressed content of an item (no steps) or of a member, from its first byte. Close
    /// the stream.
    ///
    /// @throws IOException where the original or the member is absent or damaged
    InputStream open(Path original, List<MemberStep> steps) throws IOException;
}
