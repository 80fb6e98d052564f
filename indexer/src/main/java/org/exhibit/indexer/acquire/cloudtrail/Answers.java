package org.exhibit.indexer.acquire.cloudtrail;

import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.casefile.Recorded;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.Stored;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Keeps answers as evidence: into the store as they come, into custody in batches. Answers that
/// belong together are held outside the store until the last of them is there, since an original
/// that custody does not know makes a case unsound. Used by one thread.
final class Answers {
    /// What stands for the folder of such files in custody.
    static final String BASE = "exhibit:aws-api";

    private static final int BATCH = 900;

    private final CaseFile caseFile;
    private final int acquisition;
    private final ItemListener listener;
    private final ProgressBoard board;
    private final Intake intake;
    private final CancelToken never = new CancelToken();
    private final Set<String> before = new HashSet<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private List<FoundFile> batch = new ArrayList<>();
    private long files;
    private long bytes;
    private long newFiles;
    private long notAcquired;

    /// @param file holds its bytes
    private record Held(String path, Path file, long size, Instant at) {}

    Answers(
            CaseFile caseFile,
            int acquisition,
            boolean resumed,
            ItemListener listener,
            ProgressBoard board)
            throws IOException {
        this.caseFile = caseFile;
        this.acquisition = acquisition;
        this.listener = listener;
        this.board = board;
        this.intake = caseFile.store().intake();
        if (resumed) {
            caseFile.sightings(this::remember);
        }
    }

    private void remember(Sighting sighting) {
        if (sighting.acquisition() == acquisition) {
            before.add(sighting.path());
        }
    }

    /// Whether this acquisition had the answer before it was interrupted.
    boolean had(String path) {
        return before.contains(path);
    }

    /// Whether it had any whose path begins so.
    boolean hadUnder(String prefix, String suffix) {
        return before.stream().anyMatch(p -> p.startsWith(prefix) && p.endsWith(suffix));
    }

    void add(String path, byte[] answer, Instant at) throws IOException {
        put(path, new ByteArrayInputStream(answer), at);
        count(path, answer.length);
    }

    private void put(String path, InputStream answer, Instant at) throws IOException {
        Stored stored = intake.put(answer, never);
        batch.add(new FoundFile(path, BASE, stored.fingerprint(), at, stored.written()));
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void count(String path, long size) {
        files++;
        bytes += size;
        board.post(
                new Progress(
                        Progress.Stage.ACQUIRING,
                        path,
                        files,
                        OptionalLong.empty(),
                        bytes,
                        OptionalLong.empty(),
                        listener.records(),
                        listener.rejected()));
    }

    /// Likewise one of several that belong together; `takeIn` or `drop` ends them.
    void hold(String path, byte[] answer, Instant at) throws IOException {
        Path file = Files.createTempFile(caseFile.store().temporary(), "answer", "");
        held.add(new Held(path, file, answer.length, at));
        Files.write(file, answer);
        count(path, answer.length);
    }

    /// Enters what was held: all of it came.
    void takeIn() throws IOException {
        for (Held one : held) {
            try (InputStream in = Files.newInputStream(one.file())) {
                put(one.path(), in, one.at());
            }
            Files.delete(one.file());
        }
        held.clear();
        flush();
    }

    /// Forgets what was held: the rest of it did not come.
    void drop() throws IOException {
        for (Held one : held) {
            Files.deleteIfExists(one.file());
            files--;
            bytes -= one.size();
        }
        held.clear();
    }

    /// Enters what was added.
    void flush() throws IOException {
        for (Recorded recorded : entered()) {
            listener.sighted(recorded);
        }
    }

    /// Likewise, where the listener may have stopped; it finds them in custody.
    void flushUntold() throws IOException {
        entered();
    }

    private List<Recorded> entered() throws IOException {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<Recorded> recorded = caseFile.acquisitions().record(acquisition, false, batch);
        batch = new ArrayList<>();
        for (Recorded one : recorded) {
            newFiles += one.novelty() == Recorded.Novelty.NEW_ITEM ? 1 : 0;
        }
        return recorded;
    }

    /// Takes down what AWS refused; the rest goes on.
    ///
    /// @throws AwsException where the session has ended, so that nothing more can be asked
    void refused(String path, AwsException e) throws IOException {
        if (e.kind() == AwsException.Kind.EXPIRED) {
            throw e;
        }
        String reason = String.valueOf(e.getMessage());
        refused.add(path + ": " + reason);
        NotAcquired missing =
                new NotAcquired(acquisition, path, NotAcquired.Kind.UNREADABLE, reason);
        caseFile.acquisitions().leaveOut(acquisition, List.of(missing));
        listener.notAcquired(missing);
        notAcquired++;
    }

    List<String> refused() {
        return refused;
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

    long notAcquired() {
        return notAcquired;
    }
}
