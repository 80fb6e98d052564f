package org.exhibit.indexer.ingest;

import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.Content;
import org.exhibit.indexer.casefile.Contents;
import org.exhibit.indexer.casefile.IndexCommit;
import org.exhibit.indexer.casefile.Recorded;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;

/// Indexes a case's items while they are being acquired, and those an interrupted run left. Listens
/// to an acquisition on its thread and parses on threads of its own. Use: `catchUp`, acquire,
/// `finish`; then close.
public final class CaseIngest implements ItemListener, Closeable {
    private static final int QUEUED = 512;
    private static final long LARGE = 8L << 20;
    private static final int CONTENTS_AT_ONCE = 1_000;

    private final CaseFile caseFile;
    private final EventIndexWriter index;
    private final Ingest ingest;
    private final @Nullable String flowFormat;
    private final CancelToken cancel;
    private final ExecutorService workers;
    private final int threads;
    private final Semaphore places = new Semaphore(QUEUED);
    private final Set<Digest> claimed = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// @param flowFormat field names of headerless flow logs, or null for the version 2 default
    /// @param zip passwords tried on encrypted zip entries
    /// @param threads how many items are parsed side by side
    public CaseIngest(
            CaseFile caseFile,
            EventIndexWriter index,
            @Nullable String flowFormat,
            ZipPasswords zip,
            CancelToken cancel,
            int threads) {
        this.caseFile = caseFile;
        this.index = index;
        this.ingest = new Ingest(index, FormatChoice.builtIn(flowFormat), new Containers(zip));
        this.flowFormat = flowFormat;
        this.cancel = cancel;
        this.threads = threads;
        this.workers =
                Executors.newFixedThreadPool(
                        threads,
                        task -> Thread.ofPlatform().name("exhibit-parse").daemon().unstarted(task));
        caseFile.onCheckpoint(index::commit);
    }

    /// Queues every item that is recorded and not indexed yet, and makes the index know every
    /// sighting.
    public void catchUp() throws IOException {
        catchUp(acquisition -> true);
    }

    /// Likewise, for items that were first seen in one of these acquisitions.
    public void catchUp(IntPredicate acquisitions) throws IOException {
        List<Sighting> pending = new ArrayList<>();
        Set<Digest> decided = new HashSet<>();
        caseFile.sightings(sighting -> {
            index.sighting(sighting);
            boolean first = !index.isDone(sighting.evidence()) && decided.add(sighting.evidence());
            if (first && acquisitions.test(sighting.acquisition())) {
                pending.add(sighting);
            }
        });
        for (Sighting sighting : pending) {
            Optional<EvidenceItem> item = caseFile.item(sighting.evidence());
            if (item.isPresent()) {
                parse(sighting, item.get());
            }
        }
        if (caseFile.opening().interrupted()) {
            enterContentsOfDone();
        }
        check();
    }

    /// An interrupted run may have read items into the index and not come to enter what they hold.
    private void enterContentsOfDone() throws IOException {
        Contents entered = new Contents(caseFile);
        List<Content> some = new ArrayList<>();
        index.accounts(account -> {
            some.addAll(Ingest.contents(account));
            if (some.size() >= CONTENTS_AT_ONCE) {
                entered.enter(some);
                some.clear();
            }
        });
        entered.enter(some);
    }

    private void enterContents(int least) throws IOException {
        List<Content> found = ingest.takeContents(least);
        if (!found.isEmpty()) {
            new Contents(caseFile).enter(found);
        }
    }

    @Override
    public void sighted(Recorded recorded) throws IOException {
        index.sighting(recorded.sighting());
        if (!index.isDone(recorded.item().sha256())) {
            parse(recorded.sighting(), recorded.item());
        }
        check();
        enterContents(CONTENTS_AT_ONCE);
    }

    private void parse(Sighting sighting, EvidenceItem item) {
        if (!claimed.add(item.sha256())) {
            return;
        }
        int weight = item.size() > LARGE ? 16 : 1;
        places.acquireUninterruptibly(weight);
        Path original = caseFile.original(item);
        workers.execute(() -> {
            try {
                if (failure.get() == null) {
                    ingest.item(item.sha256(), original, sighting.path(), flowFormat, cancel);
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release(weight);
            }
        });
    }

    private void check() throws IOException {
        Throwable failed = failure.get();
        switch (failed) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case CancellationException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException("an item could not be parsed", failed);
        }
    }

    /// Waits until everything queued is indexed, finds repeated records, and makes it all durable.
    ///
    /// @param originals cuts records again where two of the same event id must be compared
    public void finish(SameContent.Originals originals) throws IOException {
        await();
        check();
        enterContents(0);
        spill();
        index.reconcile(new SameContent(originals));
        caseFile.checkpoint();
    }

    /// Every thread holds records in memory, which reconciling would write out one after the other.
    private void spill() throws IOException {
        places.acquireUninterruptibly(threads);
        for (int i = 0; i < threads; i++) {
            workers.execute(() -> {
                try {
                    index.spill();
                } catch (IOException | RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    places.release();
                }
            });
        }
        await();
        check();
    }

    private void await() {
        places.acquireUninterruptibly(QUEUED);
        places.release(QUEUED);
    }

    @Override
    public long records() {
        return ingest.records();
    }

    @Override
    public long rejected() {
        return ingest.rejected();
    }

    /// Waits for the threads; what they finished is kept by the checkpoint that follows.
    @Override
    public void close() throws IOException {
        workers.shutdown();
        await();
        workers.close();
        caseFile.onCheckpoint(IndexCommit.NONE);
    }
}
