package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.TaskExecutor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/// Works on an index's segments, several at a time where the caller gave threads for it. The
/// calling thread works too, and no thread is ever interrupted: that would close the index's files.
final class Workers {
    private final @Nullable TaskExecutor tasks;

    Workers(@Nullable Executor executor) {
        this.tasks = executor == null ? null : new TaskExecutor(executor);
    }

    interface LeafTask {
        void run(LeafReaderContext leaf) throws IOException;
    }

    void each(List<LeafReaderContext> leaves, LeafTask task) throws IOException {
        if (tasks == null || leaves.size() < 2) {
            for (LeafReaderContext leaf : leaves) {
                task.run(leaf);
            }
            return;
        }
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (LeafReaderContext leaf : leaves) {
            calls.add(() -> {
                task.run(leaf);
                return true;
            });
        }
        tasks.invokeAll(calls);
    }
}
