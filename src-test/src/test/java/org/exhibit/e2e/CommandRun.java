package org.exhibit.e2e;

import org.exhibit.app.cli.Console;
import org.exhibit.app.cli.ExhibitCommand;
import org.exhibit.app.cli.ProgramContext;
import org.exhibit.app.service.LastCase;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.indexer.progress.CancelToken;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// One command line run in this process, and what came of it.
///
/// @param bytes standard output
public record CommandRun(int status, byte[] bytes, String messages) {

    public static CommandRun of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = texts(arguments);
        ProgramContext context =
                new ProgramContext(
                        new LocalCaseService("test", "test", List.of(args), InstantSource.system()),
                        new Console(out, err, () -> 0, () -> false),
                        new CancelToken(),
                        new LastCase(
                                Path.of(System.getProperty("java.io.tmpdir"))
                                        .resolve("exhibit-e2e-last-case")));
        int status =
                ExhibitCommand.execute(
                        context,
                        "test",
                        () -> {
                            throw new AssertionError("no command was meant to open the window");
                        },
                        args);
        return new CommandRun(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /// The output of a run that must end with status 0.
    public static String output(Object... arguments) {
        CommandRun run = of(arguments);
        if (run.status() != 0) {
            throw new AssertionError(
                    String.join(" ", texts(arguments))
                            + " ended with "
                            + run.status()
                            + ":\n"
                            + run.messages());
        }
        return run.output();
    }

    static String[] texts(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return texts;
    }

    public String output() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return output().lines().toList();
    }
}
