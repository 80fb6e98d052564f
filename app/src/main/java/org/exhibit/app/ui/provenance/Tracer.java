package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageSearch;

import java.io.IOException;

/// Answers a question of lineage; blocks, and stops by its token.
@FunctionalInterface
public interface Tracer {
    /// @param sofar told what was found, as it is found
    Lineage trace(
            CaseReader reader,
            LineageQuestion question,
            LineageSearch.Listener sofar,
            CancelToken cancel)
            throws IOException, QueryException;
}
