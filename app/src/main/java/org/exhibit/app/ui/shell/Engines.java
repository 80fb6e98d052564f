package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.events.QueryLanguage;
import org.exhibit.app.ui.provenance.Tracer;
import org.exhibit.app.ui.timeline.Teller;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.provenance.lineage.LineageSearch;

/// What answers the screens' questions.
record Engines(QueryLanguage language, Tracer tracer, Teller teller) {
    /// Those of a real case.
    static final Engines OF_THE_CASE =
            new Engines(
                    QueryParser::parse,
                    (reader, question, cancel) ->
                            new LineageSearch(reader, LineageSearch.Tools.of(reader), cancel)
                                    .answer(question),
                    (reader, selector, board, cancel) -> {
                        throw new java.io.IOException("not wired");
                    });
}
