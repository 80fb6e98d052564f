package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Lists and fetches ahead of the thread that records: one thread lists, many fetch, and objects
/// come out in the order of the listing, in chunks whose bounds the listing alone decides. Used by
/// one thread.
final class FetchAhead implements Closeable {
    private static final int CHUNK_OBJECTS = 500;
    private static final long CHUNK_BYTES = 128L << 20;

    /// Chunks that are listed ahead: the whole of most pulls, so that their end is known early.
    private static final int CHUNKS_LISTED = 400;

    private static final int OBJECTS_UNDER_WAY = 1_500;

    /// What listing came to.
    private record Total(long objects, long bytes) {}

    private final Listing listing;
    private final ObjectFetch fetch;
    private final ExecutorService workers;
    private final Thread lister;
    private final BlockingQueue<List<Listed>> listed = new ArrayBlockingQueue<>(CHUNKS_LISTED);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Deque<List<Future<Fetched>>> underWay = new ArrayDeque<>();
    private int objectsUnderWay;
    private volatile @Nullable Total total;

    FetchAhead(Optional<Listed> first, Listing listing, ObjectFetch fetch, int connections) {
        this.listing = listing;
        this.fetch = fetch;
        this.workers =
                Executors.newFixedThreadPool(
                        connections, Thread.ofPlatform().daemon().name("s3-fetch-", 1).factory());
        this.lister =
                Thread.ofPlatform()
                        .daemon()
                        .name("s3-list")
                        .start(() -> {
                            try {
                                list(first.orElse(null));
                            } catch (IOException | RuntimeException | Error e) {
                                failure.set(e);
                            }
                            offer(List.of());
                        });
    }

    private void list(@Nullable Listed first) throws IOException {
        long objects = 0;
        long bytes = 0;
        long chunkBytes = 0;
        List<Listed> chunk = new ArrayList<>();
        for (Listed next = first; next != null && !stopped.get(); next = listing.next()) {
            chunk.add(next);
            objects++;
            bytes += next.size();
            chunkBytes += next.size();
            if (chunk.size() == CHUNK_OBJECTS || chunkBytes >= CHUNK_BYTES) {
                offer(chunk);
                chunk = new ArrayList<>();
                chunkBytes = 0;
            }
        }
        if (!chunk.isEmpty()) {
            offer(chunk);
        }
        total = new Total(objects, bytes);
    }

    /// Waits for room, unless stopped. An empty chunk is the end.
    private void offer(List<Listed> chunk) {
        try {
            while (!stopped.get() && !listed.offer(chunk, 50, TimeUnit.MILLISECONDS)) {
                continue;
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; were it done, it would mean the end.
            Thread.currentThread().interrupt();
        }
    }

    /// The next objects, all of them under way; empty at the end.
    ///
    /// @throws IOException where listing failed
    List<Future<Fetched>> next(CancelToken cancel) throws IOException {
        try {
            while (objectsUnderWay < OBJECTS_UNDER_WAY || underWay.isEmpty()) {
                @Nullable List<Listed> chunk =
                        underWay.isEmpty()
                                ? listed.poll(100, TimeUnit.MILLISECONDS)
                                : listed.poll();
                cancel.check();
                if (chunk == null && underWay.isEmpty()) {
                    continue;
                }
                if (chunk == null) {
                    break;
                }
                List<Future<Fetched>> started = new ArrayList<>(chunk.size());
                for (Listed object : chunk) {
                    started.add(workers.submit(() -> begin(object)));
                }
                underWay.add(started);
                objectsUnderWay += started.size();
                if (chunk.isEmpty()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        List<Future<Fetched>> next = underWay.remove();
        objectsUnderWay -= next.size();
        if (next.isEmpty()) {
            // Stays at the end however often it is asked.
            underWay.add(next);
            rethrow(failure.get());
        }
        return next;
    }

    /// Once closed nothing is begun. What is under way comes to its end: cancelling its future
    /// would lose the result of bytes that are in the store already.
    private Fetched begin(Listed object) throws IOException {
        if (stopped.get()) {
            throw new CancellationException("not begun");
        }
        return fetch.fetch(object);
    }

    /// Objects that were under way and were not handed out, in order; once closed.
    List<List<Future<Fetched>>> notHandedOut() {
        return List.copyOf(underWay);
    }

    /// Waits for one object.
    Fetched await(Future<Fetched> object, CancelToken cancel) throws IOException {
        while (true) {
            cancel.check();
            try {
                return object.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Looks whether it was cancelled, and waits on.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                rethrow(e.getCause());
            }
        }
    }

    private static void rethrow(@Nullable Throwable e) throws IOException {
        switch (e) {
            case null -> {}
            case IOException failed -> throw failed;
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            default -> throw new IllegalStateException("fetching failed", e);
        }
    }

    /// Objects there are, once all are listed.
    OptionalLong objects() {
        @Nullable Total known = total;
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.objects());
    }

    OptionalLong bytes() {
        @Nullable Total known = total;
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.bytes());
    }

    /// Stops listing, gives up what was not begun, and waits for what is under way.
    @Override
    public void close() {
        stopped.set(true);
        try {
            lister.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
