package org.exhibit.app.cli;

import org.exhibit.app.service.CaseService.PackOrder;
import org.exhibit.app.service.CaseService.PackReport;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `exhibit pack build`.
@Command(
        name = "build",
        description = "Build and sign an evidence pack that is checked without Exhibit.")
final class PackBuildCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "K.p12",
            description = "PKCS#12 file with the signing key and its certificate")
    Path key = Path.of("");

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "OUT.pdf",
            description = "the pack to write; OUT.pdf.sha256 is written beside it")
    Path out = Path.of("");

    @Option(
            names = "--freeze",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "the instant the pack is fixed to; now where left out")
    @Nullable Instant freeze;

    @Option(
            names = "--timeline",
            paramLabel = "SELECTOR",
            description = "print this timeline; may be repeated")
    List<String> timelines = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "a folder of Sigma rules to run as well; the pack names each file's hash")
    @Nullable Path rules;

    @Mixin Secrets secrets = new Secrets();

    @Mixin ZipPass zip = new ZipPass();

    PackBuildCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public String safe() {
        return "The case's evidence is unchanged, and " + out + " was not replaced.";
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(key)) {
            throw new NoSuchFileException(key.toString());
        }
        for (String timeline : timelines) {
            SubjectCommands.Selectors.parse(timeline);
        }
        zip.unlock(context);
        char[] password = secrets.password("Password of " + key + ": ");
        PackOrder order = new PackOrder(key, password, freeze, out, timelines, rules);
        PackReport report;
        try (ProgressLine progress = new ProgressLine(context.console())) {
            report =
                    context.service()
                            .buildPack(target.folder, order, progress.board(), context.cancel());
        }
        return tell(report, context.console());
    }

    static int tell(PackReport report, Console console) throws IOException {
        console.say(
                "Wrote "
                        + report.pdf()
                        + ": "
                        + Searched.number(report.pages(), "page")
                        + ", "
                        + Searched.number(report.exhibits(), "exhibit")
                        + "\nSHA-256 "
                        + report.sha256());
        if (report.verification().ok()) {
            console.say("The pack verifies.");
            return ExitStatus.DONE;
        }
        VerifyCommand.print(report.verification(), console);
        console.flush();
        console.say("exhibit: the pack was written but does not verify\n  code: verification");
        return ExitStatus.DOES_NOT_HOLD;
    }
}
