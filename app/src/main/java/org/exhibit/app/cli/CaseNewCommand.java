package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseDescription;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// `exhibit case new`.
@Command(name = "new", description = "Make a case.")
final class CaseNewCommand implements Task {
    private final ProgramContext context;

    @Parameters(index = "0", paramLabel = "CASE", description = "a folder that is new or empty")
    Path folder = Path.of("");

    @Option(names = "--title", required = true, paramLabel = "T", description = "what it is called")
    String title = "";

    @Option(
            names = "--examiner",
            required = true,
            paramLabel = "NAME",
            description = "who examines; entered in the chain of custody")
    String examiner = "";

    @Option(names = "--number", paramLabel = "N", description = "the organisation's case number")
    String number = "";

    @Option(names = "--organisation", paramLabel = "O", description = "for whom")
    String organisation = "";

    @Option(
            names = "--authority",
            paramLabel = "A",
            description = "legal authority or purpose of the examination")
    String authority = "";

    @Option(
            names = "--role",
            paramLabel = "R",
            description = "the examiner's role, e.g. \"digital evidence specialist\"")
    String role = "";

    CaseNewCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now();
        context.service()
                .create(
                        folder,
                        new CaseDescription(
                                title, examiner, number, organisation, authority, now, role));
        context.remember(folder);
        context.console().say("Made the case " + folder + '.');
        context.console().say("Next: exhibit acquire files " + folder + " PATH...");
        return ExitStatus.DONE;
    }
}
