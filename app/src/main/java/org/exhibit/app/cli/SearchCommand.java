package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/// `exhibit search`.
@Command(
        name = "search",
        description = "Find events.",
        footerHeading = "%nQuery%n",
        footer = {
            "  field:value  field:\"a value\"  field:va*e  field:/regex/  ip:10.0.0.0/8",
            "  bytesOut:>1000000  status:[400 TO 499]  AND OR NOT ( )",
            "  any path of the record: requestParameters.bucketName:phi-*",
            "  a bare word is looked for everywhere",
            "",
            "  --count, --facet and --histogram print JSON unless a person is looking."
        })
final class SearchCommand implements Task {
    private static final int MOST_VALUES = 100;

    private final ProgramContext context;

    @Mixin QuestionOptions question = new QuestionOptions();

    @Option(
            names = "--limit",
            paramLabel = "N|all",
            converter = Limit.Reader.class,
            defaultValue = Limit.DEFAULT,
            description = "most events (or facet values) to print; default ${DEFAULT-VALUE}")
    Limit limit = new Limit(MOST_VALUES);

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "table (default), jsonl, csv or timesketch")
    @Nullable String format;

    @Option(names = "--json", description = "the same as --format jsonl")
    boolean json;

    @ArgGroup Instead instead = new Instead();

    /// What to print in place of the events.
    static final class Instead {
        @Option(names = "--count", description = "only how many")
        boolean count;

        @Option(names = "--facet", paramLabel = "FIELD", description = "a field's values, counted")
        @Nullable String facet;

        @Option(
                names = "--histogram",
                paramLabel = "WIDTH",
                description = "events per span of time: 1m, 1h, 1d")
        @Nullable String histogram;
    }

    @Mixin ZipPass zip = new ZipPass();

    SearchCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        EventFormat chosen = chosen();
        zip.unlock(context);
        Search search = question.search();
        try (CaseReader reader = context.service().open(question.folder)) {
            Totals totals = reader.events().totals();
            Summaries summaries =
                    new Summaries(context.console(), reader.events(), search, machine(chosen));
            long found;
            if (instead.count) {
                found = summaries.count(totals);
            } else if (instead.facet != null) {
                found = summaries.facet(instead.facet, limit);
            } else if (instead.histogram != null) {
                found = summaries.histogram(Instants.length(instead.histogram));
            } else {
                found = events(reader, search, chosen, totals);
            }
            tell(found, search, reader);
        }
        return ExitStatus.DONE;
    }

    private EventFormat chosen() {
        if (json && format != null && !format.equals("jsonl")) {
            throw new WrongUsage("--json and --format " + format + " contradict each other.");
        }
        EventFormat chosen = EventFormat.of(json ? "jsonl" : format == null ? "table" : format);
        if ((question.raw || question.fields) && !chosen.holdsContent()) {
            throw new WrongUsage("--raw and --fields need --format jsonl.");
        }
        boolean summary = instead.count || instead.facet != null || instead.histogram != null;
        if (summary && (chosen == EventFormat.CSV || chosen == EventFormat.TIMESKETCH)) {
            throw new WrongUsage("--count, --facet and --histogram print jsonl or table only.");
        }
        return chosen;
    }

    private boolean machine(EventFormat chosen) {
        return chosen == EventFormat.JSONL || (format == null && context.console().width() == 0);
    }

    private long events(CaseReader reader, Search search, EventFormat chosen, Totals totals)
            throws IOException, QueryException {
        EventPrinter printer =
                EventPrinter.of(chosen, context.console(), question.raw, question.fields);
        EventPages.Printed printed =
                EventPages.print(reader, search, limit, printer, context.cancel());
        int gaps =
                chosen == EventFormat.TIMESKETCH
                        ? TimesketchGaps.print(context, reader, search)
                        : 0;
        context.console().flush();
        if (gaps > 0) {
            context.console()
                    .say(
                            Searched.number(gaps, "gap")
                                    + " of the logs asked for: in them silence means nothing.");
        }
        if (printed.cut()) {
            context.console()
                    .say(
                            "Cut: "
                                    + Searched.grouped(printed.printed())
                                    + " of "
                                    + Searched.number(printed.found(), "event")
                                    + " printed; --limit all prints every one.");
        } else if (printed.found() > 0) {
            context.console()
                    .say(
                            Searched.number(printed.found(), "event")
                                    + " of "
                                    + Searched.grouped(totals.counts().events())
                                    + '.');
        }
        return printed.found();
    }

    private void tell(long found, Search search, CaseReader reader) throws IOException {
        context.console().flush();
        if (found == 0) {
            context.console()
                    .say(
                            "Nothing matches. Searched: "
                                    + Searched.text(reader.events().totals(), search.range()));
            Unlogged.tell(context, reader, search.range());
        }
        String unsearched = Searched.unsearched(reader);
        if (!unsearched.isEmpty()) {
            context.console().say(unsearched);
        }
    }
}
