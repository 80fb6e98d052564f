package org.exhibit.app.ui.events;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QuerySyntaxException;

/// Understands the text of a query.
@FunctionalInterface
public interface QueryLanguage {
    Query parse(String text) throws QuerySyntaxException;
}
