package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.app.service.OriginJson;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// `exhibit problems`.
@Command(
        name = "problems",
        description =
                "List everything that was rejected, unreadable, damaged, in conflict or not"
                        + " acquired.")
final class ProblemsCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    ProblemsCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        long count = 0;
        try (CaseReader reader = context.service().open(target.folder);
                Stream<Problem> problems = reader.events().problems()) {
            Iterator<Problem> each = problems.iterator();
            List<NotAcquiredFile> missing = NotAcquiredFile.of(reader.custody());
            count = missing.size();
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (NotAcquiredFile file : missing) {
                        write(lines, file);
                    }
                    for (; each.hasNext(); count++) {
                        write(lines, each.next());
                    }
                }
            } else {
                TextTable table =
                        new TextTable(
                                context.console(),
                                Column.whole("KIND"),
                                Column.cut("FILE", 24),
                                Column.number("RECORD"),
                                Column.number("OFFSET"),
                                Column.number("LENGTH"),
                                Column.cut("REASON", 40));
                for (NotAcquiredFile file : missing) {
                    String kind = "not-acquired";
                    table.row(kind, file.path(), "", "", "", file.kind() + ": " + file.reason());
                }
                for (; each.hasNext(); count++) {
                    row(table, each.next());
                }
                table.flush();
            }
        }
        context.console().flush();
        context.console()
                .say(count == 0 ? "No problems." : Searched.number(count, "problem") + '.');
        return ExitStatus.DONE;
    }

    private static void write(Json.Lines lines, Problem problem) throws IOException {
        lines.element(out -> {
            out.writeStartObject();
            out.writeStringField("kind", problem.kind().word());
            out.writeStringField("reason", problem.reason());
            OriginJson.write(out, problem.origin());
            out.writeEndObject();
        });
    }

    private static void write(Json.Lines lines, NotAcquiredFile file) throws IOException {
        lines.element(out -> {
            out.writeStartObject();
            out.writeStringField("kind", "not-acquired");
            out.writeStringField("reason", file.kind() + ": " + file.reason());
            out.writeStringField("acquisition", file.acquisition());
            out.writeStringField("file", file.path());
            out.writeEndObject();
        });
    }

    private static void row(TextTable table, Problem problem) throws IOException {
        Origin origin = problem.origin();
        table.row(
                problem.kind().word(),
                Members.path(origin.file(), origin.member()),
                Long.toString(origin.record()),
                Long.toString(origin.offset()),
                Long.toString(origin.length()),
                problem.reason());
    }
}
