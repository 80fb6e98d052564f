package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/// `exhibit export`: every event found, into a file that appears only when it is complete.
@Command(name = "export", description = "Write every event found to a file.")
final class ExportCommand implements Task {
    private final ProgramContext context;

    @Mixin QuestionOptions question = new QuestionOptions();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "the file to write, which must not exist")
    Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "jsonl",
            description = "jsonl (default), csv, timesketch or table")
    String format = "jsonl";

    @Mixin ZipPass zip = new ZipPass();

    ExportCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public String safe() {
        return "The case is unchanged, and " + out + " was not written.";
    }

    @Override
    public Integer call() throws IOException, QueryException {
        EventFormat chosen = EventFormat.of(format);
        if ((question.raw || question.fields) && !chosen.holdsContent()) {
            throw new WrongUsage("--raw and --fields need --format jsonl.");
        }
        zip.unlock(context);
        Search search = question.search();
        if (Files.exists(out)) {
            throw new java.nio.file.FileAlreadyExistsException(out.toString());
        }
        Path folder = out.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".exhibit-export-", ".part");
        try {
            MessageDigest sha = Digest.sha256();
            EventPages.Printed printed = write(part, sha, chosen, search);
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
            context.console()
                    .say(
                            Searched.number(printed.printed(), "event")
                                    + " written to "
                                    + out
                                    + "\nSHA-256 "
                                    + Digest.ofHash(sha.digest()));
        } finally {
            Files.deleteIfExists(part);
        }
        return ExitStatus.DONE;
    }

    private EventPages.Printed write(
            Path part, MessageDigest sha, EventFormat chosen, Search search)
            throws IOException, QueryException {
        try (CaseReader reader = context.service().open(question.folder);
                OutputStream file =
                        new BufferedOutputStream(
                                new DigestOutputStream(Files.newOutputStream(part), sha),
                                1 << 16)) {
            Console into = new Console(file, context.console().err(), () -> 0, () -> false);
            EventPrinter printer = EventPrinter.of(chosen, into, question.raw, question.fields);
            return EventPages.print(reader, search, Limit.ALL, printer, context.cancel());
        }
    }
}
