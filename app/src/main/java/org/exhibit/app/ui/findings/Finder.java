package org.exhibit.app.ui.findings;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Runs the rules over a case; blocks, and stops by its token.
@FunctionalInterface
public interface Finder {
    /// @param own folder of the analyst's own rules, or null
    Found find(CaseReader reader, @Nullable Path own, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// @param gaps of every log, since what was not logged was not looked at
    record Found(FindingReport report, List<LogGap> gaps, Surroundings surroundings) {
        public Found {
            gaps = List.copyOf(gaps);
        }

        /// With nothing known around them.
        public Found(FindingReport report, List<LogGap> gaps) {
            this(report, gaps, Surroundings.NONE);
        }
    }
}
