package org.exhibit.app.main;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.service.LastCase;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.shell.Workbench;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Opens the workbench. Apart from `Main`, so that a command line never loads JavaFX.
final class Window {
    private Window() {}

    static void open(CaseService service) {
        Workbench.launch(
                service, lastCase(Preferences.ofUser(), LastCase.ofPerson(System.getenv())));
    }

    /// The case that was made on the command line or opened in the window last.
    private static Optional<Path> lastCase(Preferences window, LastCase commandLine) {
        Optional<LastCase.Used> made = commandLine.read();
        Optional<LastCase.Used> opened = opened(window);
        if (made.isPresent() && opened.isPresent()) {
            boolean later = made.get().at().isAfter(opened.get().at());
            return (later ? made : opened).map(LastCase.Used::folder);
        }
        return made.or(() -> opened).map(LastCase.Used::folder);
    }

    private static Optional<LastCase.Used> opened(Preferences window) {
        try {
            Path folder = Path.of(window.get("recent.0.folder"));
            Instant at = Instant.parse(window.get("recent.0.opened"));
            return Files.exists(folder.resolve("case.json"))
                    ? Optional.of(new LastCase.Used(folder, at))
                    : Optional.empty();
        } catch (InvalidPathException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
