package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.events.QueryLanguage;
import org.exhibit.app.ui.provenance.Tracer;
import org.exhibit.app.ui.timeline.Teller;
import org.exhibit.indexer.index.QueryParser;

/// What answers the screens' questions.
record Engines(QueryLanguage language, Tracer tracer, Teller teller) {
    /// Those of a real case.
    static final Engines OF_THE_CASE =
            new Engines(
                    QueryParser::parse,
                    (reader, question, cancel) -> {
                        throw new java.io.IOException("not wired");
                    },
                    (reader, selector, board, cancel) -> {
                        throw new java.io.IOException("not wired");
                    });
}
