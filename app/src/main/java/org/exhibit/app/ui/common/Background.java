package org.exhibit.app.ui.common;

import org.exhibit.indexer.progress.CancelToken;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs work off the window's thread and brings its outcome back to it.
///
/// A job cannot be started without saying what happens when it fails: `onFailure` is what starts
/// it. Work is stopped by its token, never by interrupting its thread, which could close the index
/// under other readers.
public final class Background {
    private final Executor workers;
    private final Executor window;

    /// @param workers runs the work
    /// @param window runs the outcomes, one after the other; in the workbench the JavaFX thread
    public Background(Executor workers, Executor window) {
        this.workers = workers;
        this.window = window;
    }

    /// A pool of named daemon threads; it grows with the jobs that run and shrinks when they end.
    public static ExecutorService pool() {
        return Executors.newCachedThreadPool(new Workers());
    }

    /// Work that has an outcome. It may throw what it likes; a `CancellationException` counts as
    /// cancelled.
    @FunctionalInterface
    public interface Work<T> {
        T run(CancelToken cancel) throws Exception;
    }

    /// Prepares a job; it runs once `Draft.onFailure` is called.
    public <T> Draft<T> job(Work<T> work) {
        return new Draft<>(work);
    }

    /// Runs something small on the window's thread.
    public void later(Runnable update) {
        window.execute(update);
    }

    /// A job being described.
    public final class Draft<T> {
        private final Work<T> work;
        private Consumer<? super T> success = result -> {};
        private Runnable cancelled = () -> {};
        private CancelToken token = new CancelToken();

        private Draft(Work<T> work) {
            this.work = work;
        }

        public Draft<T> onSuccess(Consumer<? super T> handler) {
            success = handler;
            return this;
        }

        public Draft<T> onCancelled(Runnable handler) {
            cancelled = handler;
            return this;
        }

        /// Uses a token that others hold as well.
        public Draft<T> cancelledBy(CancelToken shared) {
            token = shared;
            return this;
        }

        /// Starts the job.
        ///
        /// @return the token that stops it
        public CancelToken onFailure(Consumer<? super Throwable> failure) {
            CancelToken cancel = token;
            workers.execute(() -> run(cancel, failure));
            return cancel;
        }

        private void run(CancelToken cancel, Consumer<? super Throwable> failure) {
            try {
                cancel.check();
                T result = work.run(cancel);
                window.execute(() -> success.accept(result));
            } catch (CancellationException e) {
                window.execute(cancelled);
            } catch (Throwable e) {
                // A worker's entry point: whatever went wrong must reach a person.
                window.execute(() -> failure.accept(e));
            }
        }
    }

    private static final class Workers implements ThreadFactory {
        private final AtomicInteger next = new AtomicInteger(1);

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "exhibit-worker-" + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        }
    }
}
