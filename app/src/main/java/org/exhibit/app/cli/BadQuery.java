package org.exhibit.app.cli;

import org.exhibit.indexer.index.QuerySyntaxException;

/// A query as it was given, and where it cannot be understood.
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointed;

    BadQuery(String query, QuerySyntaxException cause) {
        super(cause.getMessage(), cause);
        // Escapes would move the caret away from its place.
        String line = CellText.onePlace(query);
        pointed =
                "  "
                        + line
                        + "\n  "
                        + " "
                                .repeat(
                                        CellText.width(
                                                CellText.onePlace(
                                                        query.substring(0, cause.position()))))
                        + "^".repeat(Math.max(1, cause.length()));
    }

    /// The query with a caret under the place.
    String pointed() {
        return pointed;
    }
}
