package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.AcquisitionStart;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.casefile.Recorded;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Records what was read, in batches, and tells the listener. Custody has a file before the
/// listener hears of it, so nothing can be indexed that custody does not know. Used by one thread.
final class Recorder {
    private static final int BATCH_FILES = 1000;
    private static final long BATCH_BYTES = 64L << 20;

    /// A file waits at most so long for others to be recorded with, so that its bytes are still in
    /// memory when the listener reads them.
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long CHECKPOINT_FILES = 50_000;
    private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final CaseFile caseFile;
    private final AcquisitionStart start;
    private final boolean byReference;
    private final ItemListener listener;
    private final ProgressBoard board;
    private final LongAdder bytesRead;

    private final List<FoundFile> batch = new ArrayList<>();
    private final List<NotAcquired> left = new ArrayList<>();
    private long batchBytes;
    private long batchSince = System.nanoTime();
    private long checkpointSince = System.nanoTime();
    private long filesSinceCheckpoint;
    private long files;
    private long bytes;
    private long newFiles;
    private long notAcquired;
    private String item = "";

    Recorder(
            CaseFile caseFile,
            AcquisitionStart start,
            boolean byReference,
            ItemListener listener,
            ProgressBoard board,
            LongAdder bytesRead) {
        this.caseFile = caseFile;
        this.start = start;
        this.byReference = byReference;
        this.listener = listener;
        this.board = board;
        this.bytesRead = bytesRead;
    }

    /// @throws CancellationException once cancelled, with everything read so far recorded
    void recordAll(ReadAhead ahead, CancelToken cancel) throws IOException {
        try {
            for (List<Outcome> outcomes = ahead.next(); outcomes != null; outcomes = ahead.next()) {
                for (Outcome outcome : outcomes) {
                    add(outcome);
                }
                if (System.nanoTime() - batchSince > BATCH_NANOS) {
                    flush();
                }
                post(ahead);
                cancel.check();
            }
            flush();
        } catch (CancellationException e) {
            flush();
            caseFile.checkpoint();
            throw e;
        }
    }

    private void add(Outcome outcome) throws IOException {
        if (batch.isEmpty() && left.isEmpty()) {
            batchSince = System.nanoTime();
        }
        switch (outcome) {
            case Outcome.Read read -> add(read.file());
            case Outcome.Left other -> {
                left.add(other.file());
                notAcquired++;
            }
            case Outcome.Before before -> seenBefore(before.sighting());
        }
        if (batch.size() + left.size() >= BATCH_FILES || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void add(FoundFile file) {
        batch.add(file);
        batchBytes += file.fingerprint().size();
        count(file.path(), file.fingerprint().size());
    }

    private void seenBefore(Sighting sighting) throws IOException {
        // Keeps the listener's order.
        flush();
        count(sighting.path(), sighting.size());
        listener.sighted(
                new Recorded(
                        sighting,
                        caseFile.item(sighting.evidence()).orElseThrow(),
                        Recorded.Novelty.SEEN_AGAIN));
    }

    private void count(String path, long size) {
        files++;
        bytes += size;
        item = path;
    }

    private void flush() throws IOException {
        if (!batch.isEmpty()) {
            for (Recorded recorded :
                    caseFile.acquisitions()
                            .record(start.number(), byReference, List.copyOf(batch))) {
                newFiles += recorded.novelty() == Recorded.Novelty.NEW_ITEM ? 1 : 0;
                listener.sighted(recorded);
            }
        }
        caseFile.acquisitions().leaveOut(start.number(), left);
        for (NotAcquired file : left) {
            listener.notAcquired(file);
        }
        filesSinceCheckpoint += batch.size();
        batch.clear();
        left.clear();
        batchBytes = 0;
        boolean due =
                filesSinceCheckpoint >= CHECKPOINT_FILES
                        || (filesSinceCheckpoint > 0
                                && System.nanoTime() - checkpointSince > CHECKPOINT_NANOS);
        if (due) {
            caseFile.checkpoint();
            filesSinceCheckpoint = 0;
            checkpointSince = System.nanoTime();
        }
    }

    private void post(@Nullable ReadAhead ahead) {
        board.post(
                new Progress(
                        Progress.Stage.ACQUIRING,
                        item,
                        files,
                        ahead == null ? OptionalLong.of(files) : ahead.files(),
                        bytesRead.sum(),
                        ahead == null ? OptionalLong.of(bytes) : ahead.bytes(),
                        listener.records(),
                        listener.rejected()));
    }

    AcquisitionReport end() throws IOException {
        Acquisition acquisition = caseFile.acquisitions().end(start.number(), files, bytes);
        caseFile.checkpoint();
        post(null);
        return new AcquisitionReport(
                acquisition, start.resumed(), newFiles, files - newFiles, notAcquired);
    }
}
