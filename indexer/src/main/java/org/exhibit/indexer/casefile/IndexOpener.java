package org.exhibit.indexer.casefile;

import org.exhibit.indexer.index.EventIndex;

import java.io.IOException;
import java.nio.file.Path;

/// Opens the last committed state of a search index. Wired to the engine in use.
public interface IndexOpener {
    /// @param folder may not exist yet, where nothing was indexed
    EventIndex open(Path folder) throws IOException;
}
