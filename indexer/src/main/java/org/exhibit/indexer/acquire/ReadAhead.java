package org.exhibit.indexer.acquire;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lists and reads files ahead of the thread that records them: one thread lists, two read, and the
/// outcomes come out in the order of the list. A bounded number of files is ahead, so memory does
/// not grow with the evidence. Used by one thread.
final class ReadAhead implements Closeable {
    private static final int WORKERS = 2;

    /// Files handed to a worker at once: few enough that all have work early, enough that handing
    /// over costs little.
    private static final int CHUNK_FILES = 64;

    private static final long CHUNK_BYTES = 4L << 20;
    private static final int CHUNKS_AHEAD = 64;

    /// Decides what is to be done about a thing that was listed.
    interface Choice {
        Step of(Found found) throws IOException;
    }

    /// What listing came to.
    private record Listed(long files, long bytes) {}

    private final MergedWalk walk;
    private final Choice choice;
    private final CopyWorker worker;
    private final ExecutorService workers;
    private final Thread lister;

    /// Empty at the end of the list.
    private final BlockingQueue<Optional<Future<List<Outcome>>>> chunks =
            new ArrayBlockingQueue<>(CHUNKS_AHEAD);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Listed total;

    ReadAhead(MergedWalk walk, Choice choice, CopyWorker worker) {
        this.walk = walk;
        this.choice = choice;
        this.worker = worker;
        this.workers =
                Executors.newFixedThreadPool(
                        WORKERS, Thread.ofPlatform().daemon().name("acquire-", 1).factory());
        this.lister = Thread.ofPlatform().daemon().name("acquire-list").start(this::list);
    }

    private void list() {
        try {
            listAll();
            offer(Optional.empty());
        } catch (IOException | RuntimeException e) {
            // The recording thread gets it in its turn.
            FutureTask<List<Outcome>> failure =
                    new FutureTask<>(() -> {
                        throw e;
                    });
            failure.run();
            offer(Optional.of(failure));
        }
    }

    private void listAll() throws IOException {
        long files = 0;
        long bytes = 0;
        long chunkBytes = 0;
        List<Step> chunk = new ArrayList<>(CHUNK_FILES);
        for (Found found = walk.next(); found != null && !stopped.get(); found = walk.next()) {
            Step step = choice.of(found);
            if (found instanceof Found.File file) {
                files++;
                bytes += file.source().attributes().size();
            }
            if (step instanceof Step.ToRead toRead) {
                chunkBytes += toRead.file().source().attributes().size();
            }
            chunk.add(step);
            if (chunk.size() == CHUNK_FILES || chunkBytes >= CHUNK_BYTES) {
                submit(chunk);
                chunk = new ArrayList<>(CHUNK_FILES);
                chunkBytes = 0;
            }
        }
        submit(chunk);
        total = new Listed(files, bytes);
    }

    private void submit(List<Step> chunk) {
        FutureTask<List<Outcome>> task = new FutureTask<>(worker.reading(chunk));
        if (offer(Optional.of(task))) {
            workers.execute(task);
        }
    }

    /// Waits for room, unless the reading was stopped.
    private boolean offer(Optional<Future<List<Outcome>>> chunk) {
        try {
            while (!stopped.get()) {
                if (chunks.offer(chunk, 50, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; were it done, it would mean the end.
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// The outcomes of the next files, or null at the end.
    ///
    /// @throws IOException where the store or the case failed
    /// @throws CancellationException once cancelled
    @Nullable List<Outcome> next() throws IOException {
        try {
            Optional<Future<List<Outcome>>> chunk = chunks.take();
            return chunk.isPresent() ? chunk.get().get() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static IOException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case CancellationException cancelled -> throw cancelled;
            case IOException failed -> failed;
            case RuntimeException failed -> throw failed;
            case null, default -> throw new IllegalStateException("reading failed", e);
        };
    }

    /// Files there are, once all are listed.
    OptionalLong files() {
        @Nullable Listed listed = total;
        return listed == null ? OptionalLong.empty() : OptionalLong.of(listed.files());
    }

    OptionalLong bytes() {
        @Nullable Listed listed = total;
        return listed == null ? OptionalLong.empty() : OptionalLong.of(listed.bytes());
    }

    /// Stops listing, gives up what no worker has begun, and waits for what is under way. No thread
    /// is interrupted: that would close the files it has open.
    @Override
    public void close() {
        stopped.set(true);
        try {
            lister.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Optional<Future<List<Outcome>>> chunk : chunks) {
            chunk.ifPresent(future -> future.cancel(false));
        }
        workers.close();
    }
}
