package org.exhibit.indexer.progress;

import java.util.concurrent.atomic.AtomicReference;

/// Where a job posts its newest snapshot and a watcher samples it. Thread-safe.
public final class ProgressBoard {
    private final AtomicReference<Progress> latest = new AtomicReference<>(Progress.starting());

    public void post(Progress progress) {
        latest.set(progress);
    }

    public Progress latest() {
        return latest.get();
    }
}
