package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.run.FindingRun;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `exhibit findings`.
@Command(
        name = "findings",
        description = {
            "Run the rules over a case: those that come with Exhibit, and Sigma rules of your own.",
            "What the logs cannot decide is listed, not left out."
        })
final class FindingsCommand implements Task {
    private final ProgramContext context;

    // Not required by the parser: the commands below this one have a case of their own.
    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE", description = "the case's folder")
    @Nullable Path folder;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "a folder of Sigma rules to run as well")
    @Nullable Path rules;

    @Option(names = "--format", paramLabel = "F", description = "table or json")
    String format = "table";

    @Option(names = "--json", description = "the same as --format json")
    boolean json;

    @Option(
            names = "--undecided",
            description = "list what could not be decided, instead of the findings")
    boolean undecided;

    FindingsCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.equals("table") && !format.equals("json")) {
            throw new WrongUsage("--format is table or json, not " + format + '.');
        }
        if (folder == null) {
            throw new WrongUsage("Name the case: exhibit findings CASE.");
        }
        FindingReport report;
        ControlJudgements judgements;
        try (CaseReader reader = context.service().open(folder);
                ProgressLine progress = new ProgressLine(context.console())) {
            report = FindingRun.of(reader, rules).run(progress.board(), context.cancel());
            judgements = ControlJudgements.of(reader.custody());
        }
        boolean machine = json || format.equals("json");
        if (undecided) {
            printUndecided(report.undecided(), machine);
        } else if (machine) {
            try (Json.Lines lines = new Json.Lines(context.console())) {
                for (Finding finding : report.findings()) {
                    lines.element(out -> FindingJson.write(out, finding, judgements));
                }
            }
        } else {
            print(report.findings());
        }
        context.console().flush();
        say(report);
        return ExitStatus.DONE;
    }

    private void say(FindingReport report) {
        Console console = context.console();
        for (RefusedRule refused : report.refused()) {
            console.say("Not run: " + CellText.safe(refused.text()) + '.');
        }
        for (RuleSwitches.Switch off : report.off()) {
            console.say(
                    "Off in this case, by "
                            + CellText.safe(off.author())
                            + ": "
                            + CellText.safe(off.rule())
                            + " ("
                            + CellText.safe(off.reason())
                            + ").");
        }
        console.say(
                Searched.number(report.findings().size(), "finding")
                        + " from "
                        + Searched.number(report.rules(), "rule")
                        + "; "
                        + Searched.grouped(report.undecided().size())
                        + " could not be decided"
                        + (undecided || report.undecided().isEmpty() ? "." : " (--undecided)."));
    }

    private void print(List<Finding> findings) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("TIME"),
                        Column.whole("LEVEL"),
                        Column.whole("RULE"),
                        Column.cut("TITLE", 24),
                        Column.cut("SUBJECT", 24),
                        Column.number("RECORDS"),
                        Column.whole("STRENGTH"),
                        Column.whole("STATE"),
                        Column.cut("MATCHED", 30));
        for (Finding finding : findings) {
            table.row(
                    finding.time() == null ? "" : EventColumns.time(finding.time()),
                    finding.level().word(),
                    finding.rule(),
                    finding.title(),
                    finding.subject(),
                    Integer.toString(finding.evidence().size()),
                    finding.strength().word(),
                    finding.state().word(),
                    finding.matched().toString());
        }
        table.flush();
    }

    private void printUndecided(List<Undecided> list, boolean machine) throws IOException {
        if (machine) {
            try (Json.Lines lines = new Json.Lines(context.console())) {
                for (Undecided one : list) {
                    lines.element(out -> {
                        out.writeStartObject();
                        out.writeStringField("rule", one.rule());
                        out.writeStringField("title", one.title());
                        out.writeStringField("subject", one.subject());
                        out.writeStringField("reason", one.reason());
                        out.writeEndObject();
                    });
                }
            }
            return;
        }
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("RULE"),
                        Column.cut("TITLE", 24),
                        Column.cut("SUBJECT", 24),
                        Column.cut("REASON", 60));
        for (Undecided one : list) {
            table.row(one.rule(), one.title(), one.subject(), one.reason());
        }
        table.flush();
    }
}
