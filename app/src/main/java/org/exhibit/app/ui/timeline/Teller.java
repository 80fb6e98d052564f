package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tells a life; blocks, and stops by its token.
@FunctionalInterface
public interface Teller {
    Told tell(CaseReader reader, Selector selector, ProgressBoard board, CancelToken cancel)
            throws IOException, QueryException;

    /// What was told.
    ///
    /// @param lines by time
    /// @param taken what was taken and by whom, one sentence each
    /// @param absence what it means that nothing more is recorded, one sentence each
    /// @param notes what was left out or is not known
    /// @param windows of exposure, as the lines of them tell
    record Told(
            List<LifeLine> lines,
            List<String> taken,
            List<String> absence,
            List<String> notes,
            List<ExposureWindow> windows) {
        public Told {
            lines = List.copyOf(lines);
            taken = List.copyOf(taken);
            absence = List.copyOf(absence);
            notes = List.copyOf(notes);
            windows = List.copyOf(windows);
        }

        /// The window that a line of exposure is about.
        public Optional<ExposureWindow> window(LifeLine line) {
            return windows.stream()
                    .filter(each ->
                            line.isExposure()
                                    && each.resource().equals(line.object())
                                    && each.audience().text().equals(line.actor())
                                    && each.from().equals(line.time())
                                    && Objects.equals(each.to(), line.end()))
                    .findFirst();
        }
    }
}
