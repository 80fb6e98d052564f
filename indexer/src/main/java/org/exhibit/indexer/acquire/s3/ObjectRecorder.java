package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.acquire.sidecar.ObjectRecordJson;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.AcquisitionStart;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.casefile.Recorded;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.Stored;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Records objects chunk by chunk, each chunk with the records of what S3 said of it in one entry
/// of custody: the case has both or neither. Used by one thread.
final class ObjectRecorder {
    private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final CaseFile caseFile;
    private final AcquisitionStart start;
    private final String bucket;
    private final ItemListener listener;
    private final ProgressBoard board;
    private final LongAdder bytesRead;
    private final Intake intake;
    private final CancelToken never = new CancelToken();

    /// Of the chunk at hand, what was not added yet.
    private Deque<Future<Fetched>> open = new ArrayDeque<>();

    private List<FoundFile> found = new ArrayList<>();
    private List<NotAcquired> left = new ArrayList<>();
    private ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private Instant newest = Instant.EPOCH;
    private boolean stopped;
    private long checkpointSince = System.nanoTime();
    private String item = "";
    private long files;
    private long bytes;
    private long newFiles;
    private long knownFiles;
    private long skipped;
    private long notAcquired;
    private long archived;

    ObjectRecorder(
            CaseFile caseFile,
            AcquisitionStart start,
            String bucket,
            ItemListener listener,
            ProgressBoard board,
            LongAdder bytesRead) {
        this.caseFile = caseFile;
        this.start = start;
        this.bucket = bucket;
        this.listener = listener;
        this.board = board;
        this.bytesRead = bytesRead;
        this.intake = caseFile.store().intake();
    }

    /// @throws CancellationException once cancelled; see `recordFinished`
    void recordAll(FetchAhead ahead, CancelToken cancel) throws IOException {
        for (List<Future<Fetched>> chunk = ahead.next(cancel);
                !chunk.isEmpty();
                chunk = ahead.next(cancel)) {
            open = new ArrayDeque<>(chunk);
            while (!open.isEmpty()) {
                add(ahead.await(open.element(), cancel));
                open.remove();
                post(ahead);
            }
            flush();
        }
    }

    /// After `recordAll` stopped half way and `ahead` was closed: records every object that was
    /// fetched whole by then, also behind one that was not, so that no finished work is lost. The
    /// listener is not told: it may have stopped too, and finds them in custody.
    void recordFinished(FetchAhead ahead) throws IOException {
        stopped = true;
        addFinished(open);
        flush();
        for (List<Future<Fetched>> chunk : ahead.notHandedOut()) {
            addFinished(chunk);
            flush();
        }
        caseFile.checkpoint();
    }

    private void addFinished(Collection<Future<Fetched>> objects) {
        for (Future<Fetched> object : objects) {
            if (object.state() == Future.State.SUCCESS) {
                add(object.resultNow());
            }
        }
    }

    private void add(Fetched fetched) {
        switch (fetched) {
            case Fetched.Got got -> {
                found.add(got.file());
                count(got.file().path(), got.file().fingerprint().size());
                line(got.record());
            }
            case Fetched.Known known -> {
                skipped++;
                count(item, known.size());
            }
            case Fetched.Marker marker -> line(marker.record());
            case Fetched.Left other -> {
                left.add(other.file());
                notAcquired++;
                archived += other.file().kind() == NotAcquired.Kind.ARCHIVED ? 1 : 0;
                line(other.record());
            }
        }
    }

    private void count(String path, long size) {
        files++;
        bytes += size;
        item = path;
    }

    private void line(ObjectRecord record) {
        lines.writeBytes(ObjectRecordJson.write(record));
        lines.write('\n');
        @Nullable Instant modified = record.lastModified();
        if (modified != null && modified.isAfter(newest)) {
            newest = modified;
        }
    }

    private void flush() throws IOException {
        if (lines.size() > 0) {
            List<FoundFile> batch = new ArrayList<>(found);
            List<NotAcquired> missing = left;
            batch.add(sidecar());
            List<Recorded> recorded = caseFile.acquisitions().record(start.number(), false, batch);
            for (Recorded one : recorded.subList(0, found.size())) {
                boolean isNew = one.novelty() == Recorded.Novelty.NEW_ITEM;
                newFiles += isNew ? 1 : 0;
                knownFiles += isNew ? 0 : 1;
            }
            caseFile.acquisitions().leaveOut(start.number(), missing);
            // Custody has them: whatever the listener does, they are not recorded again.
            forget();
            if (!stopped) {
                tell(recorded, missing);
            }
        }
        if (System.nanoTime() - checkpointSince > CHECKPOINT_NANOS) {
            caseFile.checkpoint();
            checkpointSince = System.nanoTime();
        }
    }

    private void forget() {
        found = new ArrayList<>();
        left = new ArrayList<>();
        lines = new ByteArrayOutputStream();
        newest = Instant.EPOCH;
    }

    private void tell(List<Recorded> recorded, List<NotAcquired> missing) throws IOException {
        for (Recorded one : recorded) {
            listener.sighted(one);
        }
        for (NotAcquired file : missing) {
            listener.notAcquired(file);
        }
    }

    private FoundFile sidecar() throws IOException {
        Stored stored = intake.put(new ByteArrayInputStream(lines.toByteArray()), never);
        String name = stored.fingerprint().sha256().hex().substring(0, 16) + ".jsonl";
        return new FoundFile(
                "s3-objects/" + bucket + "/" + name,
                ObjectRecords.BASE,
                stored.fingerprint(),
                newest,
                stored.written());
    }

    private void post(FetchAhead ahead) {
        post(ahead.objects(), ahead.bytes());
    }

    /// The last picture.
    void postEnd() {
        post(OptionalLong.of(files), OptionalLong.of(bytes));
    }

    private void post(OptionalLong objectsTotal, OptionalLong bytesTotal) {
        board.post(
                new Progress(
                        Progress.Stage.ACQUIRING,
                        item,
                        files + notAcquired,
                        objectsTotal,
                        bytesRead.sum(),
                        bytesTotal,
                        listener.records(),
                        listener.rejected()));
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    long newFiles() {
        return newFiles;
    }

    long knownFiles() {
        return knownFiles;
    }

    long skipped() {
        return skipped;
    }

    long notAcquired() {
        return notAcquired;
    }

    long archived() {
        return archived;
    }
}
