package org.exhibit.app.ui.common;

import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The case on the screen: one committed state of it, and what every screen needs at once.
///
/// Thread-safe. Questions run beside each other; `close` waits for those under way, and a question
/// asked later is cancelled, since its answer would be about a state that is no longer shown.
public final class OpenCase {
    private final CaseReader reader;
    private final CaseDescription description;
    private final Totals totals;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object coverageLock = new Object();
    private @Nullable Coverage coverage;
    private boolean closed;

    private OpenCase(CaseReader reader, CaseDescription description, Totals totals) {
        this.reader = reader;
        this.description = description;
        this.totals = totals;
    }

    /// Takes over a reader; reads what the shell shows. Blocks.
    public static OpenCase of(CaseReader reader) throws IOException {
        return new OpenCase(reader, reader.description(), reader.events().totals());
    }

    public Path folder() {
        return reader.folder();
    }

    public CaseDescription description() {
        return description;
    }

    public Totals totals() {
        return totals;
    }

    /// Something asked of a reader; may throw what its methods throw.
    @FunctionalInterface
    public interface Question<T> {
        T ask(CaseReader reader) throws Exception;
    }

    /// Asks; blocks for as long as the answer takes.
    ///
    /// @throws CancellationException where the case was closed meanwhile
    public <T> T ask(Question<T> question) throws Exception {
        Lock shared = lock.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new CancellationException("the case was closed");
            }
            return question.ask(reader);
        } finally {
            shared.unlock();
        }
    }

    /// What was logged where and when; worked out once for all screens, the first to ask waiting
    /// for it and the others for the first. Blocks.
    ///
    /// @throws CancellationException where the case was closed meanwhile, or once cancelled
    public Coverage coverage(CaseService service, ProgressBoard board, CancelToken cancel)
            throws Exception {
        synchronized (coverageLock) {
            cancel.check();
            Coverage known = coverage;
            if (known == null) {
                known = ask(reader -> service.coverage(reader, board, cancel));
                coverage = known;
            }
            return known;
        }
    }

    /// Waits for the questions under way and closes the reader. Blocks; closing again does nothing.
    public void close() throws IOException {
        Lock alone = lock.writeLock();
        alone.lock();
        try {
            if (!closed) {
                closed = true;
                reader.close();
            }
        } finally {
            alone.unlock();
        }
    }
}
