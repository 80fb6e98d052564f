package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.reports.figure.CoverageFigure;
import org.exhibit.reports.figure.Typeface;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;

/// `exhibit coverage`.
@Command(
        name = "coverage",
        description = "Show what was logged where and when, and where nothing can be said.",
        footerHeading = "%nStatus%n",
        footer = {
            "  COVERED        collected, and digests prove every file",
            "  PRESUMED       the trail was on and its files are there",
            "  BEST_EFFORT    on, but AWS does not promise that the log is whole",
            "  PARTIAL        round a change of logging, or with skipped records",
            "  NOT_COLLECTED  off, or not selected",
            "  LOST           a file existed and is absent or altered",
            "  UNKNOWN        no configuration, or none of its files, in the evidence",
            "",
            "  A region * stands for every region without a line of its own."
        })
final class CoverageCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "table",
            description = "table (default), json or svg")
    String format = "table";

    @Option(names = "--json", description = "the same as --format json")
    boolean json;

    @Option(names = "--gaps", description = "only spans about which nothing can be said")
    boolean gaps;

    CoverageCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        String chosen = json ? "json" : format;
        if (!List.of("table", "json", "svg").contains(chosen)) {
            throw new WrongUsage("--format is table, json or svg, not " + chosen + '.');
        }
        Coverage coverage;
        try (CaseReader reader = context.service().open(target.folder);
                ProgressLine progress = new ProgressLine(context.console())) {
            coverage = context.service().coverage(reader, progress.board(), context.cancel());
        }
        switch (chosen) {
            case "json" -> printJson(coverage);
            case "svg" ->
                    context.console()
                            .line(
                                    new CoverageFigure(
                                                    coverage,
                                                    Typeface.load(Typeface.Face.TEXT),
                                                    Typeface.load(Typeface.Face.TEXT_BOLD))
                                            .draw());
            default -> printTable(coverage);
        }
        context.console().flush();
        tell(coverage);
        return ExitStatus.DONE;
    }

    private void printJson(Coverage coverage) throws IOException {
        try (Json.Lines lines = new Json.Lines(context.console())) {
            for (LaneCoverage lane : coverage.lanes()) {
                for (LaneSpan span : shown(lane)) {
                    lines.element(out -> write(out, lane.lane(), span));
                }
            }
        }
    }

    private List<LaneSpan> shown(LaneCoverage lane) {
        return gaps ? lane.gaps() : lane.spans();
    }

    private static void write(JsonGenerator out, Lane lane, LaneSpan span) throws IOException {
        out.writeStartObject();
        out.writeStringField("account", lane.account());
        out.writeStringField("region", lane.region());
        out.writeStringField("class", lane.kind().text());
        out.writeStringField("from", EventJson.instant(span.interval().from()));
        out.writeStringField("to", EventJson.instant(span.interval().to()));
        out.writeStringField("status", span.status().name());
        out.writeStringField("basis", span.basis().machineText());
        out.writeEndObject();
    }

    private void printTable(Coverage coverage) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("ACCOUNT"),
                        Column.whole("REGION"),
                        Column.cut("LOG", 16),
                        Column.whole("FROM"),
                        Column.whole("TO"),
                        Column.whole("STATUS"),
                        Column.cut("WHY", 30));
        for (LaneCoverage lane : coverage.lanes()) {
            for (LaneSpan span : LaneCoverage.joined(shown(lane))) {
                table.row(
                        lane.lane().account(),
                        lane.lane().region(),
                        lane.lane().kind().text(),
                        EventColumns.time(span.interval().from()),
                        EventColumns.time(span.interval().to()),
                        span.status().name(),
                        span.basis().text());
            }
        }
        table.flush();
    }

    private void tell(Coverage coverage) {
        long spans = 0;
        long lanes = 0;
        for (LaneCoverage lane : coverage.lanes()) {
            spans += LaneCoverage.joined(lane.gaps()).size();
            lanes += lane.gaps().isEmpty() ? 0 : 1;
        }
        Console console = context.console();
        console.say(
                Searched.number(coverage.lanes().size(), "lane")
                        + " from "
                        + EventJson.instant(coverage.span().from())
                        + " to "
                        + EventJson.instant(coverage.span().to())
                        + "; "
                        + Searched.number(spans, "span")
                        + " in "
                        + Searched.number(lanes, "lane")
                        + " about which nothing can be said.");
        coverage.notes().forEach(note -> console.say(CellText.safe(note)));
    }
}
