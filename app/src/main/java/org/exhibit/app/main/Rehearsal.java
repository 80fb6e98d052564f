package org.exhibit.app.main;

import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.stage.Window;

import org.exhibit.app.cli.Console;
import org.exhibit.app.cli.ExhibitCommand;
import org.exhibit.app.cli.ProgramContext;
import org.exhibit.app.investigation.BundledInvestigation;
import org.exhibit.app.service.CaseService;
import org.exhibit.app.service.LastCase;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.app.ui.shell.Workbench;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.sign.ThrowAwayKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Goes once through what people do most, on invented logs in a temporary folder, so that the JVM
/// can keep the loaded classes and what it learned of them: the launch script runs this after a
/// build, and every later start is quicker for it. Leaves nothing behind.
public final class Rehearsal {
    private static final String VERSION = "rehearsal";
    private static final long WINDOW_SECONDS = 2;
    private static final int EXHIBITS = 100;

    private Rehearsal() {}

    static void main(String[] args) throws IOException {
        QuietLogs.install();
        Path folder = Files.createTempDirectory("exhibit-rehearsal");
        try {
            commands(folder);
            window(folder);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void commands(Path folder) throws IOException {
        String logs = folder.resolve("logs").toString();
        String rehearsed = folder.resolve("case").toString();
        BundledInvestigation.write(Path.of(logs));
        command(folder, "--help");
        command(folder, "case", "new", rehearsed, "--title", "Rehearsal", "--examiner", "Nobody");
        command(folder, "acquire", "files", rehearsed, logs);
        command(folder, "case", "status", rehearsed);
        command(folder, "search", rehearsed, "action:GetObject", "--limit", "20");
        command(folder, "timeline", rehearsed, "s3://mix/synthetic/avatar-001.mp4");
        pack(folder);
    }

    /// A pack of the first records, with a key that is thrown away with the folder.
    private static void pack(Path folder) throws IOException {
        Path rehearsed = folder.resolve("case");
        CaseService service = service("pack");
        List<CaseService.NewExhibit> exhibits = new ArrayList<>();
        try (CaseReader reader = service.open(rehearsed);
                Rows rows = reader.events().rows(Search.of(new Query.All()))) {
            rows.page(0, EXHIBITS)
                    .forEach(event -> exhibits.add(new CaseService.NewExhibit(event.id(), "")));
        } catch (QueryException e) {
            throw new IOException(e);
        }
        service.addExhibits(rehearsed, exhibits);
        Path key = folder.resolve("key.p12");
        ThrowAwayKey.write(key, VERSION.toCharArray(), Instant.now());
        Path out = folder.resolve("pack.pdf");
        service.buildPack(
                rehearsed,
                new CaseService.PackOrder(key, VERSION.toCharArray(), null, out, List.of()),
                new ProgressBoard(),
                new CancelToken());
    }

    private static void command(Path folder, String... words) {
        ProgramContext context =
                new ProgramContext(
                        service(words),
                        Console.ofProcess(),
                        new CancelToken(),
                        new LastCase(folder.resolve("last-case")));
        ExhibitCommand.execute(context, VERSION, () -> {}, words);
    }

    private static CaseService service(String... words) {
        return new LocalCaseService(VERSION, words[0], List.of(words), InstantSource.system());
    }

    /// Opens the window on the rehearsed case for a moment and goes through its screens; the launch
    /// script has it drawn in memory.
    private static void window(Path folder) {
        Thread.ofVirtual()
                .start(() -> {
                    for (String screen : List.of("#rail-evidence", "#rail-events")) {
                        pause();
                        Platform.runLater(() -> choose(screen));
                    }
                    pause();
                    Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
                });
        Workbench.launch(service("workbench"), Optional.of(folder.resolve("case")));
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(WINDOW_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A window that is not there yet is no failure of the rehearsal.
    private static void choose(String rail) {
        for (Window window : List.copyOf(Window.getWindows())) {
            Node button = window.getScene() == null ? null : window.getScene().lookup(rail);
            if (button != null) {
                button.fireEvent(new ActionEvent());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                path.toFile().setWritable(true);
                Files.deleteIfExists(path);
            }
        }
    }
}
