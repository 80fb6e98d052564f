package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.casefile.Recorded;

import java.io.IOException;

/// Told of every file an acquisition comes to, in the order of their paths, by the thread that runs
/// the acquisition and after custody has the file. Blocking here slows the acquisition down, which
/// is how a slower reader keeps memory bounded. An exception ends the acquisition; what was
/// recorded stays.
public interface ItemListener {
    ItemListener NONE = recorded -> {};

    /// A file whose bytes the case has. One recorded before an interruption comes as seen again.
    void sighted(Recorded recorded) throws IOException;

    /// A file whose bytes the case does not have.
    default void notAcquired(NotAcquired file) throws IOException {}

    /// Records read from the files so far, for progress.
    default long records() {
        return 0;
    }

    /// Of them, rejected.
    default long rejected() {
        return 0;
    }
}
