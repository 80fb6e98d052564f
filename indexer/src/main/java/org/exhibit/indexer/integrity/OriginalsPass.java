package org.exhibit.indexer.integrity;

import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.Fingerprint;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/// Hashes every original again, two at a time, and says which are not what was acquired.
final class OriginalsPass {
    private static final int WORKERS = 2;

    /// @param path it was acquired by
    record Item(String path, EvidenceItem item) {}

    /// @param what part of a sentence about the item
    record Fault(Item item, String what) {
        String sentence() {
            return item.path() + " (" + item.item().sha256() + ") " + what;
        }
    }

    private final EvidenceStore store;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private final LongAdder bytes = new LongAdder();
    private final List<Fault> faults = new ArrayList<>();
    private final Iterator<Item> items;
    private final int count;
    private long done;

    OriginalsPass(
            EvidenceStore store, Collection<Item> items, ProgressBoard board, CancelToken cancel) {
        this.store = store;
        this.items = items.iterator();
        this.count = items.size();
        this.board = board;
        this.cancel = cancel;
    }

    /// The faults by path; none where every original is as acquired.
    ///
    /// @throws CancellationException once cancelled
    List<Fault> run() throws IOException {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                running.add(workers.submit(this::work));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw failure(e);
        }
        faults.sort(Comparator.comparing(fault -> fault.item().path()));
        return faults;
    }

    private static IOException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failed -> throw failed;
            case null, default -> new IOException("hashing the originals failed", e);
        };
    }

    long bytes() {
        return bytes.sum();
    }

    private void work() {
        Intake intake = store.intake(bytes::add);
        for (Item item = next(); item != null; item = next()) {
            cancel.check();
            finished(item, fault(intake, item.item()));
        }
    }

    private synchronized @Nullable Item next() {
        return items.hasNext() ? items.next() : null;
    }

    private synchronized void finished(Item item, @Nullable String what) {
        if (what != null) {
            faults.add(new Fault(item, what));
        }
        done++;
        board.post(
                new Progress(
                        Progress.Stage.VERIFYING,
                        item.path(),
                        done,
                        OptionalLong.of(count),
                        bytes.sum(),
                        OptionalLong.empty(),
                        0,
                        0));
    }

    private @Nullable String fault(Intake intake, EvidenceItem item) {
        EvidenceItem.Reference left = item.reference();
        Path file = left == null ? store.original(item.sha256()) : PathText.toPath(left.path());
        try {
            Fingerprint now = intake.measure(SourceFile.at(file), cancel);
            boolean same = now.sha256().equals(item.sha256()) && now.sha512().equals(item.sha512());
            return same
                    ? null
                    : "has other bytes than when it was acquired: now "
                            + now.size()
                            + " bytes with SHA-256 "
                            + now.sha256();
        } catch (NoSuchFileException e) {
            return left == null
                    ? "is missing from the case's evidence folder"
                    : "is missing: it was acquired by reference and is no longer at " + left.path();
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
