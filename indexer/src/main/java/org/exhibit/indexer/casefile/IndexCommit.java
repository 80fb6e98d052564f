package org.exhibit.indexer.casefile;

import java.io.IOException;

/// The search index's part in a checkpoint, between custody and the database.
public interface IndexCommit {
    IndexCommit NONE = () -> {};

    /// Makes all events of recorded items that are complete durable. Called on the thread that
    /// asked for the checkpoint, with the case's lock held: no file is recorded meanwhile. Work
    /// still under way on other threads is for the callee to wait for.
    void commit() throws IOException;
}
