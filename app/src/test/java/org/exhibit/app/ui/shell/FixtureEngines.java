package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.fixture.FixtureFindings;
import org.exhibit.app.ui.fixture.FixtureLife;
import org.exhibit.app.ui.fixture.FixtureLineage;
import org.exhibit.app.ui.fixture.FixtureSuggestions;
import org.exhibit.indexer.index.QueryParser;

/// Engines with made-up answers.
final class FixtureEngines {
    static final Engines ALL =
            new Engines(
                    QueryParser::parse,
                    (reader, question, sofar, cancel) -> FixtureLineage.answer(question),
                    (reader, selector, board, cancel) -> FixtureLife.told(),
                    (reader, own, board, cancel) -> FixtureFindings.found(),
                    (reader, board, cancel) -> FixtureSuggestions.report(reader));

    private FixtureEngines() {}
}
