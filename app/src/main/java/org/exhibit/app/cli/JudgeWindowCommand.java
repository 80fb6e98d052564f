package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.taken.WindowUse;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// `exhibit judge window`.
@Command(
        name = "window",
        description = {
            "Set from when to when a window of exposure stood open, with a reason. Timelines and",
            "findings go by it and show what the records say beside it."
        })
final class JudgeWindowCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(index = "1", paramLabel = "SELECTOR", description = "what could be reached")
    String selector = "";

    @Option(
            names = "--opened",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "when the window opened by the records, where there are several")
    @Nullable Instant opened;

    @Option(
            names = "--audience",
            paramLabel = "A",
            description = "to whom, as the timeline prints it, where there are several")
    String audience = "";

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "first instant; where it is left out, as the records say")
    @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "last instant, not included; where it is left out, as the records say")
    @Nullable Instant to;

    @Option(names = "--still-open", description = "it stays open beyond the evidence")
    boolean stillOpen;

    @Option(names = "--by-records", description = "take an earlier decision back")
    boolean byRecords;

    @Option(names = "--reason", required = true, paramLabel = "T", description = "why")
    String reason = "";

    JudgeWindowCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        if (byRecords && (from != null || to != null || stillOpen) || to != null && stillOpen) {
            throw new WrongUsage("--by-records, --still-open and bounds exclude each other.");
        }
        if (!byRecords && from == null && to == null && !stillOpen) {
            throw new WrongUsage("Say --from, --to, --still-open or --by-records.");
        }
        ExposureWindow window = meant();
        Instant begins = byRecords ? null : from == null ? window.openedAt() : from;
        Instant ends = stillOpen || byRecords ? null : to == null ? window.closedAt() : to;
        try {
            context.service().judgements().setBounds(target.folder, window, begins, ends, reason);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + '.');
        }
        context.console()
                .say(
                        CellText.safe(text(window))
                                + (begins == null
                                        ? " has the records' bounds again."
                                        : " now stands open from "
                                                + begins
                                                + (ends == null ? " on." : " to " + ends + '.')));
        return ExitStatus.DONE;
    }

    private ExposureWindow meant() throws IOException, QueryException {
        List<ExposureWindow> fitting;
        try (CaseReader reader = context.service().open(target.folder);
                ProgressLine progress = new ProgressLine(context.console())) {
            fitting =
                    context
                            .service()
                            .life(
                                    reader,
                                    SubjectCommands.Selectors.parse(selector),
                                    TimeRange.ALL,
                                    progress.board(),
                                    context.cancel())
                            .windows()
                            .stream()
                            .map(WindowUse::window)
                            .filter(each -> opened == null || each.openedAt().equals(opened))
                            .filter(each ->
                                    audience.isEmpty() || each.audience().text().equals(audience))
                            .toList();
        }
        if (fitting.size() != 1) {
            StringBuilder message =
                    new StringBuilder(
                            fitting.isEmpty()
                                    ? "No window of exposure fits"
                                    : fitting.size()
                                            + " windows fit; name one with --opened, --audience");
            fitting.forEach(each -> message.append("\n  ").append(CellText.safe(text(each))));
            throw new WrongUsage(message.append('.').toString());
        }
        return fitting.getFirst();
    }

    private static String text(ExposureWindow window) {
        return window.resource()
                + " open to "
                + window.audience().text()
                + " since "
                + window.openedAt();
    }
}
