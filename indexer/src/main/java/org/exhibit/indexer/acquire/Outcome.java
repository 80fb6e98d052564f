package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.index.Sighting;

/// What became of one thing a walk came to.
sealed interface Outcome {
    /// A file was read; its bytes are in the store, or are left where they are.
    record Read(FoundFile file) implements Outcome {}

    /// A file that this same acquisition recorded before it was interrupted, unchanged since.
    record Before(Sighting sighting) implements Outcome {}

    record Left(NotAcquired file) implements Outcome {}
}
