package org.exhibit.app.cli;

import org.exhibit.app.service.VerificationJson;
import org.exhibit.indexer.integrity.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// `exhibit verify`.
@Command(
        name = "verify",
        description = "Verify a case, or a pack on its own. Status 3 where a check does not hold.")
final class VerifyCommand implements Task {
    private final ProgramContext context;

    @Parameters(
            index = "0",
            paramLabel = "CASE|PACK.pdf",
            description = "a case's folder or a pack")
    Path target = Path.of("");

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(
            names = "--quick",
            description =
                    "do not read every record of the case again; its index is then held against"
                            + " checksums and counts alone")
    boolean quick;

    @Mixin ZipPass zip = new ZipPass();

    VerifyCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Verification verification = verify();
        if (json) {
            context.console().line(Json.text(out -> write(out, verification)));
        } else {
            print(verification, context.console());
        }
        context.console().flush();
        if (!verification.ok()) {
            context.console().say("exhibit: the verification does not hold\n  code: verification");
        }
        return verification.ok() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private Verification verify() throws IOException {
        if (Files.isDirectory(target)) {
            zip.unlock(context);
            try (ProgressLine progress = new ProgressLine(context.console())) {
                return quick
                        ? context.service()
                                .verifyCaseQuickly(target, progress.board(), context.cancel())
                        : context.service().verifyCase(target, progress.board(), context.cancel());
            }
        }
        if (!Files.exists(target)) {
            throw new NoSuchFileException(target.toString());
        }
        return context.service().verifyPack(target);
    }

    static void print(Verification verification, Console console) throws IOException {
        for (Verification.Check check : verification.checks()) {
            console.line(
                    (check.ok() ? "ok      " : "FAILED  ")
                            + check.name()
                            + "  "
                            + CellText.safe(check.detail()));
        }
    }

    private static void write(
            com.fasterxml.jackson.core.JsonGenerator out, Verification verification)
            throws IOException {
        out.writeStartObject();
        VerificationJson.members(out, verification);
        out.writeEndObject();
    }
}
