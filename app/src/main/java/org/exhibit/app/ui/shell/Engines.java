package org.exhibit.app.ui.shell;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.events.QueryLanguage;
import org.exhibit.app.ui.provenance.Tracer;
import org.exhibit.app.ui.timeline.Teller;
import org.exhibit.indexer.index.QueryParser;

/// What answers the screens' questions.
record Engines(QueryLanguage language, Tracer tracer, Teller teller) {

    static Engines of(CaseService service) {
        return new Engines(
                QueryParser::parse,
                service::lineage,
                (reader, selector, board, cancel) -> {
                    throw new java.io.IOException("not wired");
                });
    }
}
