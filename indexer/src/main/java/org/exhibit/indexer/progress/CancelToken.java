package org.exhibit.indexer.progress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks a long job to stop at its next safe point. Thread-safe; a job checks it once a record or
/// file.
public final class CancelToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /// @throws CancellationException once cancelled
    public void check() {
        if (cancelled.get()) {
            throw new CancellationException("cancelled by the examiner");
        }
    }
}
