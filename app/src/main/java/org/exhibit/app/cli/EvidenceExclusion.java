package org.exhibit.app.cli;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.service.EvidenceReport;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `exhibit evidence exclude` and `exhibit evidence include`.
final class EvidenceExclusion {
    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "EVIDENCE",
            description =
                    "an acquisition (E-02), a file as exhibit evidence list names it"
                            + " (E-02/h8WdK3mQ), its path, or its SHA-256")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "T",
            description = "why; enters custody, and packs print why something is excluded")
    String reason = "";

    private void check() {
        if (reason.isBlank()) {
            throw new WrongUsage("--reason must say why.");
        }
    }

    private static void tell(EvidenceReport report, String done, Console console) {
        console.say(
                Searched.number(report.changed(), "file")
                        + ' '
                        + done
                        + (report.unchanged() > 0
                                ? ", " + Searched.grouped(report.unchanged()) + " already were"
                                : "")
                        + ". The originals are in the case as before.");
        if (report.elsewhere() > 0) {
            console.say(
                    Searched.number(report.elsewhere(), "file")
                            + " of a named acquisition came with another one too and stay as they"
                            + " were; name them singly, or every acquisition they came with.");
        }
        AcquireFilesCommand.tell(report.totals(), console);
    }

    /// What both commands do alike.
    abstract static class Change implements Task {
        private final ProgramContext context;
        private final String done;

        @Mixin EvidenceExclusion chosen = new EvidenceExclusion();

        @Mixin ZipPass zip = new ZipPass();

        Change(ProgramContext context, String done) {
            this.context = context;
            this.done = done;
        }

        abstract EvidenceReport change(CaseService service, ProgressBoard board, CancelToken cancel)
                throws IOException;

        @Override
        public String safe() {
            return "The originals are unchanged.";
        }

        @Override
        public String advice() {
            return "The same command again completes it.";
        }

        @Override
        public Integer call() throws IOException {
            chosen.check();
            zip.unlock(context);
            EvidenceReport report;
            try (ProgressLine progress = new ProgressLine(context.console())) {
                report = change(context.service(), progress.board(), context.cancel());
            }
            tell(report, done, context.console());
            return ExitStatus.DONE;
        }
    }

    /// `exhibit evidence exclude`.
    @Command(
            name = "exclude",
            description =
                    "Leave evidence out of searches, counts, timelines and packs. Its originals"
                            + " stay.")
    static final class Exclude extends Change {
        Exclude(ProgramContext context) {
            super(context, "excluded");
        }

        @Override
        EvidenceReport change(CaseService service, ProgressBoard board, CancelToken cancel)
                throws IOException {
            return service.excludeEvidence(
                    chosen.target.folder, chosen.names, chosen.reason, board, cancel);
        }
    }

    /// `exhibit evidence include`.
    @Command(name = "include", description = "Take excluded evidence in again.")
    static final class Include extends Change {
        Include(ProgramContext context) {
            super(context, "included again");
        }

        @Override
        EvidenceReport change(CaseService service, ProgressBoard board, CancelToken cancel)
                throws IOException {
            return service.includeEvidence(
                    chosen.target.folder, chosen.names, chosen.reason, board, cancel);
        }
    }
}
