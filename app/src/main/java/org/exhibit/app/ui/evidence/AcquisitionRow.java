package org.exhibit.app.ui.evidence;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;

import java.util.Set;

/// One acquisition with the accounting of its files.
///
/// @param sources the log sources found in it
/// @param files rows of the index, container members counted each
/// @param unknown files of no known format
/// @param unreadable files that could not be read, or not to their end
/// @param excluded files left out of the index
public record AcquisitionRow(
        Acquisition acquisition,
        Set<SourceKind> sources,
        long files,
        long unknown,
        long unreadable,
        long excluded,
        Counts counts) {

    public AcquisitionRow {
        sources = Set.copyOf(sources);
    }

    /// How it stands, worst first.
    public State state() {
        if (acquisition.ended() == null) {
            return State.INTERRUPTED;
        }
        if (!counts.addsUp()) {
            return State.DOES_NOT_ADD_UP;
        }
        if (unreadable > 0) {
            return State.UNREADABLE;
        }
        return counts.rejected() > 0 || unknown > 0 || excluded > 0
                ? State.WITH_PROBLEMS
                : State.COMPLETE;
    }

    public enum State {
        COMPLETE,
        WITH_PROBLEMS,
        UNREADABLE,
        INTERRUPTED,
        DOES_NOT_ADD_UP
    }
}
