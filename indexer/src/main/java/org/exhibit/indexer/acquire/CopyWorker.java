package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.Fingerprint;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.SourceChangedException;
import org.exhibit.indexer.store.SourceException;
import org.exhibit.indexer.store.SourceFile;
import org.exhibit.indexer.store.Stored;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/// Reads files into the store, or only hashes them. One intake a thread is kept for all the chunks
/// it gets.
final class CopyWorker {
    private static final int ATTEMPTS = 2;

    private final int acquisition;
    private final boolean byReference;
    private final CancelToken cancel;
    private final ThreadLocal<Intake> intakes;

    CopyWorker(
            EvidenceStore store,
            int acquisition,
            boolean byReference,
            LongAdder bytes,
            CancelToken cancel) {
        this.acquisition = acquisition;
        this.byReference = byReference;
        this.cancel = cancel;
        this.intakes = ThreadLocal.withInitial(() -> store.intake(bytes::add));
    }

    /// The work of reading some files, with their outcomes in the same order.
    Callable<List<Outcome>> reading(List<Step> steps) {
        return () -> {
            List<Outcome> outcomes = new ArrayList<>(steps.size());
            for (Step step : steps) {
                outcomes.add(
                        switch (step) {
                            case Step.Done done -> done.outcome();
                            case Step.ToRead toRead -> read(toRead.file());
                        });
            }
            return outcomes;
        };
    }

    /// A file that changes under the reading is tried once more; then it is left out, with the
    /// reason.
    Outcome read(Found.File file) throws IOException {
        @Nullable SourceException failure = null;
        SourceFile source = file.source();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return read(file, source);
            } catch (SourceChangedException e) {
                failure = e;
                try {
                    source = SourceFile.at(source.path());
                } catch (IOException gone) {
                    return left(file, SourceException.of(gone));
                }
            } catch (SourceException e) {
                return left(file, e);
            }
        }
        return left(file, Objects.requireNonNull(failure));
    }

    private Outcome read(Found.File file, SourceFile source) throws IOException {
        if (byReference) {
            Fingerprint fingerprint = intakes.get().measure(source, cancel);
            return new Outcome.Read(
                    new FoundFile(file.path(), file.base(), fingerprint, source.modified(), false));
        }
        Stored stored = intakes.get().put(source, cancel);
        return new Outcome.Read(
                new FoundFile(
                        file.path(),
                        file.base(),
                        stored.fingerprint(),
                        source.modified(),
                        stored.written()));
    }

    private Outcome left(Found.File file, SourceException e) {
        return new Outcome.Left(
                new NotAcquired(
                        acquisition,
                        file.path(),
                        NotAcquired.Kind.UNREADABLE,
                        String.valueOf(e.getMessage())));
    }
}
