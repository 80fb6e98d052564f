package org.exhibit.app.cli;

import org.exhibit.app.service.Csv;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.biography.LifeJson;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.reports.figure.LifeFigure;
import org.exhibit.reports.figure.Typeface;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `exhibit timeline`.
@Command(
        name = "timeline",
        description =
                "Tell the life of an object, or what a key, a session or an address did, with the"
                        + " gaps between.")
final class TimelineCommand implements Task {
    private final ProgramContext context;

    @Mixin TimelineQuestion question = new TimelineQuestion();

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "table",
            description = "table (default), jsonl, csv or svg")
    String format = "table";

    TimelineCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        if (!List.of("table", "jsonl", "csv", "svg").contains(format)) {
            throw new WrongUsage("--format is table, jsonl, csv or svg, not " + format + '.');
        }
        try (CaseReader reader = context.service().open(question.target.folder)) {
            Life life = question.ask(reader, context);
            switch (format) {
                case "jsonl" -> {
                    for (LifeLine line : life.lines()) {
                        context.console().line(Json.text(out -> LifeJson.write(out, line)));
                    }
                }
                case "csv" -> printCsv(life);
                case "svg" ->
                        context.console()
                                .line(
                                        new LifeFigure(
                                                        life,
                                                        Typeface.load(Typeface.Face.TEXT),
                                                        Typeface.load(Typeface.Face.TEXT_BOLD))
                                                .draw());
                default -> TimelineTable.print(life, context.console());
            }
            context.console().flush();
            question.tell(life, reader, context.console());
        }
        return ExitStatus.DONE;
    }

    private void printCsv(Life life) throws IOException {
        csv(LifeJson.MEMBERS);
        for (LifeLine line : life.lines()) {
            csv(
                    List.of(
                            line.time() == null ? "" : EventJson.instant(line.time()),
                            line.end() == null ? "" : EventJson.instant(line.end()),
                            line.edge(),
                            line.strength().word(),
                            line.object(),
                            line.version(),
                            line.actor(),
                            line.ip(),
                            line.bytes() == null ? "" : line.bytes().toString(),
                            line.outcome(),
                            line.rule(),
                            line.coverage(),
                            String.join(" ", line.evidenceIds()),
                            line.note()));
        }
    }

    private void csv(List<String> row) throws IOException {
        context.console().out().write(Csv.row(row).getBytes(StandardCharsets.UTF_8));
    }
}
