package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.provenance.decision.KeptFigure;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// `exhibit figure …`: views kept for packs.
final class FigureCommands {
    private FigureCommands() {}

    /// `exhibit figure keep`.
    @Command(
            name = "keep",
            description = "Keep a span of a timeline, or with --lineage a graph, for packs.")
    static final class Keep implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "SELECTOR", description = "what it shows")
        String selector = "";

        @Option(names = "--lineage", description = "the graph of lineage instead of the timeline")
        boolean lineage;

        @Option(
                names = "--from",
                paramLabel = "INSTANT",
                converter = Instants.class,
                description = "first instant of the timeline's span")
        @Nullable Instant from;

        @Option(
                names = "--to",
                paramLabel = "INSTANT",
                converter = Instants.class,
                description = "last instant of the span, not included")
        @Nullable Instant to;

        @Option(names = "--direction", paramLabel = "D", description = "up, down or both")
        String direction = "both";

        @Option(names = "--min-strength", paramLabel = "S", description = "weakest edge shown")
        String least = "possible";

        @Option(names = "--note", paramLabel = "T", description = "what it is to show")
        String note = "";

        Keep(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            String written = SubjectCommands.Selectors.parse(selector).text();
            if (lineage) {
                Strength strength =
                        Strength.ofWord(least)
                                .orElseThrow(() ->
                                        new WrongUsage("--min-strength is no strength: " + least));
                if (!List.of("up", "down", "both").contains(direction)) {
                    throw new WrongUsage("--direction is up, down or both, not " + direction + '.');
                }
                context.service()
                        .judgements()
                        .keepLineage(target.folder, written, direction, strength, note);
            } else {
                if (from == null || to == null || !from.isBefore(to)) {
                    throw new WrongUsage("A timeline's span takes --from and a later --to.");
                }
                context.service().judgements().keepTimeline(target.folder, written, from, to, note);
            }
            context.console().say("Kept a figure of " + CellText.safe(written) + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit figure list`.
    @Command(name = "list", description = "List the kept figures.")
    static final class Listing implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Listing(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            List<KeptFigure> figures;
            try (CaseReader reader = context.service().open(target.folder)) {
                figures = context.service().judgements().figures(reader).all();
            }
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (KeptFigure figure : figures) {
                        lines.element(out -> FigureJson.write(out, figure));
                    }
                }
            } else {
                print(figures);
            }
            context.console().flush();
            return ExitStatus.DONE;
        }

        private void print(List<KeptFigure> figures) throws IOException {
            TextTable table =
                    new TextTable(
                            context.console(),
                            Column.number("NUMBER"),
                            Column.whole("FIGURE"),
                            Column.cut("SELECTOR", 24),
                            Column.whole("SHOWS"),
                            Column.whole("KEPT"),
                            Column.cut("BY", 10),
                            Column.cut("NOTE", 20));
            for (KeptFigure figure : figures) {
                table.row(
                        Integer.toString(figure.number()),
                        figure.kind().word(),
                        figure.selector(),
                        FigureJson.shows(figure),
                        EventColumns.time(figure.at()),
                        figure.author(),
                        figure.note());
            }
            table.flush();
        }
    }

    /// `exhibit figure show`.
    @Command(name = "show", description = "Draw a kept figure again, as SVG.")
    static final class Show implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "N", description = "the figure's number")
        int number;

        Show(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            try (CaseReader reader = context.service().open(target.folder);
                    ProgressLine progress = new ProgressLine(context.console())) {
                KeptFigure figure =
                        context.service().judgements().figures(reader).all().stream()
                                .filter(each -> each.number() == number)
                                .findFirst()
                                .orElseThrow(() ->
                                        new WrongUsage("The case has no figure " + number + '.'));
                context.console()
                        .line(
                                new FigureDrawing(context.service())
                                        .svg(reader, figure, progress.board(), context.cancel()));
                context.console().flush();
            }
            return ExitStatus.DONE;
        }
    }

    /// `exhibit figure remove`.
    @Command(name = "remove", description = "Take a kept figure out; custody keeps that it was.")
    static final class Remove implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "N", description = "the figure's number")
        int number;

        @Option(names = "--reason", paramLabel = "T", description = "why")
        String reason = "";

        Remove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            try (CaseReader reader = context.service().open(target.folder)) {
                if (context.service().judgements().figures(reader).all().stream()
                        .noneMatch(each -> each.number() == number)) {
                    throw new WrongUsage("The case has no figure " + number + '.');
                }
            }
            context.service().judgements().removeFigure(target.folder, number, reason);
            context.console().say("Removed the figure " + number + '.');
            return ExitStatus.DONE;
        }
    }
}
