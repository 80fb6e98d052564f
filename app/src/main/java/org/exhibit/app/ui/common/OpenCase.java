package org.exhibit.app.ui.common;

import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.Totals;

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
