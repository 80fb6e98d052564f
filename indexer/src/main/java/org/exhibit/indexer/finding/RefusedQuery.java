package org.exhibit.indexer.finding;

import org.exhibit.indexer.index.QueryException;

import java.io.IOException;

/// The index cannot answer a rule's question, such as an expression too complex to run.
public final class RefusedQuery extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedQuery(QueryException cause) {
        super(cause.getMessage(), cause);
    }
}
