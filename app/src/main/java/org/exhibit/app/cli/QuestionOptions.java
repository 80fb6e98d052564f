package org.exhibit.app.cli;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/// Which events of which case: shared by `search` and `export`.
final class QuestionOptions {
    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    Path folder = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "QUERY",
            description = "what to look for; every event where left out")
    String query = "";

    @Mixin SpanOptions span = new SpanOptions();

    @Option(
            names = "--sort",
            paramLabel = "time|-time",
            defaultValue = "time",
            description = "oldest first, or newest first with -time")
    String sort = "time";

    @Option(names = "--raw", description = "add each record's exact bytes (jsonl)")
    boolean raw;

    @Option(names = "--fields", description = "add every field of each record (jsonl)")
    boolean fields;

    /// @throws BadQuery where the query cannot be understood
    Search search() {
        TimeRange range = span.range();
        Search.Order order =
                switch (sort) {
                    case "time" -> Search.Order.TIME_ASCENDING;
                    case "-time" -> Search.Order.TIME_DESCENDING;
                    default -> throw new WrongUsage("--sort is time or -time, not " + sort + '.');
                };
        return new Search(parse(query), range, order);
    }

    private static Query parse(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw new BadQuery(text, e);
        }
    }
}
