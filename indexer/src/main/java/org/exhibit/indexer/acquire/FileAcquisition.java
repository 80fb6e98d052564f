package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.AcquisitionStart;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Acquires local files and folders into a case. Interrupted at any point, the same request again
/// goes on: files that were recorded and have not changed are not read twice. A request that had
/// ended is a new acquisition and reads every file again.
public final class FileAcquisition {
    private FileAcquisition() {}

    /// Runs to the end. Files that cannot be read are recorded as such and end nothing.
    ///
    /// @throws NoSuchFileException where a named path does not exist; nothing is begun then
    /// @throws java.util.concurrent.CancellationException once cancelled; what was read by then is
    ///   recorded, and the same request goes on from there
    /// @throws IOException where the case cannot be written
    public static AcquisitionReport run(
            CaseFile caseFile,
            FileRequest request,
            ProgressBoard board,
            CancelToken cancel,
            ItemListener listener)
            throws IOException {
        SortedMap<String, Path> named = named(request, caseFile);
        AcquisitionStart start =
                caseFile.acquisitions().begin(request.method(), List.copyOf(named.keySet()));
        if (!request.byReference()) {
            caseFile.store().prepare();
        }
        LongAdder bytes = new LongAdder();
        CopyWorker worker =
                new CopyWorker(
                        caseFile.store(), start.number(), request.byReference(), bytes, cancel);
        MergedWalk walk = new MergedWalk(List.copyOf(named.values()), caseFile.folder().root());
        Recorder recorder =
                new Recorder(caseFile, start, request.byReference(), listener, board, bytes);
        try (ReadAhead ahead = new ReadAhead(walk, found -> step(caseFile, start, found), worker)) {
            recorder.recordAll(ahead, cancel);
        }
        return recorder.end();
    }

    /// The named paths with links followed, by their text: the order they were named in means
    /// nothing.
    private static SortedMap<String, Path> named(FileRequest request, CaseFile caseFile)
            throws IOException {
        SortedMap<String, Path> named = new TreeMap<>(PathOrder.INSTANCE);
        for (Path path : request.paths()) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(
                        path.toString(),
                        null,
                        "there is no such file or folder; nothing was acquired");
            }
            Path real = path.toRealPath();
            if (real.startsWith(caseFile.folder().root().toRealPath())) {
                throw new IOException(path + " lies in the case itself; nothing was acquired");
            }
            named.put(PathText.of(real), real);
        }
        return named;
    }

    private static Step step(CaseFile caseFile, AcquisitionStart start, Found found)
            throws IOException {
        return switch (found) {
            case Found.Other other ->
                    new Step.Done(
                            new Outcome.Left(
                                    new NotAcquired(
                                            start.number(),
                                            other.path(),
                                            other.kind(),
                                            other.reason())));
            case Found.File file ->
                    start.resumed() ? unlessKnown(caseFile, start, file) : new Step.ToRead(file);
        };
    }

    private static Step unlessKnown(CaseFile caseFile, AcquisitionStart start, Found.File file)
            throws IOException {
        SourceFile source = file.source();
        Optional<Sighting> known =
                caseFile.knownAs(
                        file.path(), file.base(), source.modified(), source.attributes().size());
        boolean before = known.isPresent() && known.get().acquisition() == start.number();
        return before ? new Step.Done(new Outcome.Before(known.get())) : new Step.ToRead(file);
    }
}
