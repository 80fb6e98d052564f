package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;

import java.io.IOException;

/// Answers a question of lineage; blocks, and stops by its token.
@FunctionalInterface
public interface Tracer {
    Lineage trace(CaseReader reader, LineageQuestion question, CancelToken cancel)
            throws IOException, QueryException;
}
