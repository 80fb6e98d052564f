package org.exhibit.indexer.index;

/// A well-formed query that the index cannot answer, with the reason and what to ask instead.
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }
}
