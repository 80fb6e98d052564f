package org.exhibit.app.ui.findings;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.suggestion.SuggestionReport;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;

/// Looks for what may be a subject of the case; blocks, and stops by its token.
@FunctionalInterface
public interface Suggester {
    SuggestionReport suggest(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException;
}
