package org.exhibit.app.main;

import org.exhibit.app.cli.Console;
import org.exhibit.app.cli.ExhibitCommand;
import org.exhibit.app.cli.ProgramContext;
import org.exhibit.app.service.CaseService;
import org.exhibit.app.service.LastCase;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Starts Exhibit.
///
/// It is no JavaFX `Application` on purpose: a main class that is one may not be started from the
/// class path.
public final class Main {
    /// Words that are followed by another word of the command's name.
    private static final Set<String> GROUPS =
            Set.of(
                    "case",
                    "acquire",
                    "evidence",
                    "subject",
                    "exhibits",
                    "pack",
                    "tag",
                    "note",
                    "judge",
                    "figure");

    private Main() {}

    static void main(String[] args) {
        QuietLogs.install();
        String version = version();
        CaseService service =
                new LocalCaseService(version, command(args), List.of(args), InstantSource.system());
        Interruption interruption = new Interruption(new CancelToken());
        ProgramContext context =
                new ProgramContext(
                        service,
                        Console.ofProcess(),
                        interruption.cancel(),
                        LastCase.ofPerson(System.getenv()));
        int status = 1;
        try {
            Runnable workbench =
                    () -> {
                        // The window stops its own jobs.
                        interruption.finished();
                        unlock(service);
                        Window.open(service);
                    };
            status = ExhibitCommand.execute(context, version, workbench, args);
        } finally {
            interruption.finished();
        }
        System.exit(status);
    }

    /// As for the commands that read originals again.
    private static void unlock(CaseService service) {
        String file = System.getenv("EXHIBIT_ZIP_PASS_FILE");
        if (file != null && !file.isEmpty()) {
            try {
                service.unlock(ZipPasswords.read(Path.of(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The command's name as custody prints it.
    private static String command(String[] args) {
        if (args.length == 0) {
            return "workbench";
        }
        return args.length > 1 && GROUPS.contains(args[0]) ? args[0] + ' ' + args[1] : args[0];
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
