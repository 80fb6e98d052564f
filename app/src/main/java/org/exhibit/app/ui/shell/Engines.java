package org.exhibit.app.ui.shell;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.events.QueryLanguage;
import org.exhibit.app.ui.findings.CaseFinder;
import org.exhibit.app.ui.findings.Finder;
import org.exhibit.app.ui.findings.Suggester;
import org.exhibit.app.ui.provenance.Tracer;
import org.exhibit.app.ui.timeline.Teller;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.provenance.taken.WindowUse;

import java.util.stream.Stream;

/// What answers the screens' questions.
record Engines(
        QueryLanguage language, Tracer tracer, Teller teller, Finder finder, Suggester suggester) {

    static Engines of(CaseService service) {
        return new Engines(
                QueryParser::parse,
                service::lineage,
                (reader, selector, board, cancel) ->
                        told(service.life(reader, selector, TimeRange.ALL, board, cancel)),
                new CaseFinder(service),
                service.findings()::suggestions);
    }

    private static Teller.Told told(Life life) {
        return new Teller.Told(
                life.lines(),
                Stream.concat(
                                life.takings().stream().map(Engines::sentence),
                                life.windows().stream().map(WindowUse::sentence))
                        .toList(),
                life.absence(),
                life.notes(),
                life.windows().stream().map(WindowUse::window).toList());
    }

    /// Who took what, before what may be said of it.
    private static String sentence(Taking taking) {
        String who = taking.taker().requester();
        String from = taking.taker().ip().isEmpty() ? "" : " at " + taking.taker().ip();
        return who.substring(who.lastIndexOf('/') + 1)
                + from
                + ", "
                + taking.object().substring(taking.object().lastIndexOf('/') + 1)
                + ": "
                + taking.sentence();
    }
}
