package org.exhibit.indexer.index;

/// A query that cannot be understood: where, and what was expected there.
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int length;

    /// @param position 0-based index of the first offending character in the query text
    /// @param length characters concerned, at least 1 (0 at the end of the text)
    /// @param message what was found and what was expected, one sentence
    public QuerySyntaxException(int position, int length, String message) {
        super(message);
        this.position = position;
        this.length = length;
    }

    public int position() {
        return position;
    }

    public int length() {
        return length;
    }
}
