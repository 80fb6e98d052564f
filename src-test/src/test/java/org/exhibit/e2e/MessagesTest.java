package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Every exit status, with what a person is told: what happened, to which item, what stayed safe,
/// what to do, and a code to quote.
class MessagesTest {
    @TempDir static Path folder;

    private static TestCase small = new TestCase(Path.of(""));

    @BeforeAll
    static void make() throws IOException {
        Path log = folder.resolve("a.log");
        Files.writeString(log, HostileLogs.lines("b", 150) + "not a line\n");
        small = TestCase.make(folder.resolve("case"));
        small.acquire(log);
    }

    @Test
    void rejectedRecordsAndEmptyResultsAreNoFailure() throws IOException {
        Path log = folder.resolve("again.log");
        Files.writeString(log, "not a line either\n" + HostileLogs.lines("c", 2));
        TestCase other = TestCase.make(folder.resolve("other"));
        CommandRun acquired = other.acquire(log);
        assertThat(acquired.status()).isZero();
        assertThat(acquired.messages())
                .contains("3 records = 2 events + 0 duplicates + 1 rejected");
        assertThat(acquired.output()).isEmpty();

        CommandRun none = CommandRun.of("search", small.folder(), "bucket:nowhere");
        assertThat(none.status()).isZero();
        assertThat(none.output()).isEmpty();
        assertThat(none.messages())
                .contains("Nothing matches. Searched: 150 events (S3 access 150) in 1 log file,")
                .contains("2026-03-10T09:00:00.000Z to 2026-03-10T09:02:29.000Z")
                .contains("Not searched: 1 rejected record");
    }

    @Test
    void saysWhenItCut() {
        CommandRun run = CommandRun.of("search", small.folder(), "bucket:b");
        assertThat(run.lines()).hasSize(101);
        assertThat(run.messages())
                .contains("Cut: 100 of 150 events printed; --limit all prints every one.");
    }

    @Test
    void failureNamesTheItemAndWhatIsSafe() {
        CommandRun run = small.acquire(folder.resolve("absent"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .contains("exhibit: There is no file or folder " + folder.resolve("absent"))
                .contains("  safe: ")
                .contains("  next: ")
                .contains("  code: not-found");
        CommandRun noCase = CommandRun.of("search", folder.resolve("nowhere"), "x");
        assertThat(noCase.status()).isEqualTo(1);
        assertThat(noCase.messages()).contains("There is no case in");
    }

    @Test
    void wrongUsage() {
        CommandRun unknown = CommandRun.of("serach");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.messages()).contains("'serach'").contains("code: usage");
        assertThat(CommandRun.of("search", small.folder(), "--limit", "few").status()).isEqualTo(2);
        assertThat(CommandRun.of("search", small.folder(), "--raw").status()).isEqualTo(2);
        assertThat(CommandRun.of("timeline", small.folder(), "what").status()).isEqualTo(2);
        assertThat(CommandRun.of("case").status()).isEqualTo(2);
    }

    @Test
    void wrongQueryIsShownWithItsPlace() {
        CommandRun run = CommandRun.of("search", small.folder(), "bucket:b AND (action:x");
        assertThat(run.status()).isEqualTo(2);
        List<String> lines = run.messages().lines().toList();
        int shown = lines.indexOf("  bucket:b AND (action:x");
        assertThat(shown).isPositive();
        assertThat(lines.get(shown + 1).indexOf('^')).isGreaterThanOrEqualTo(2);
        assertThat(run.messages()).contains("code: query-syntax");
        CommandRun range = CommandRun.of("search", small.folder(), "requestUri:>5");
        assertThat(range.status()).isEqualTo(2);
        assertThat(range.messages()).contains("code: query");
    }

    @Test
    void caretStandsUnderThePlace() {
        CommandRun run = CommandRun.of("search", small.folder(), "bucket:b ) x");
        List<String> lines = run.messages().lines().toList();
        int shown = lines.indexOf("  bucket:b ) x");
        assertThat(lines.get(shown + 1)).isEqualTo("           ^");
    }

    @Test
    void lockedCaseNamesTheHolder() throws IOException, InterruptedException {
        Run run = Run.begin("test", "held by a test", List.of(), "Holder", InstantSource.system());
        try (CaseFile held = CaseFile.open(small.folder(), run)) {
            assertThat(held.folder().root()).isEqualTo(small.folder());
            CommandRun other =
                    ChildRun.start(
                                    folder,
                                    Map.of(),
                                    "subject",
                                    "add",
                                    small.folder(),
                                    "--kind",
                                    "phi",
                                    "s3://b/k")
                            .finish();
            assertThat(other.status()).isEqualTo(4);
            assertThat(other.messages())
                    .contains(small.folder().toString())
                    .contains("Holder")
                    .contains("process " + ProcessHandle.current().pid())
                    .contains("held by a test")
                    .contains("code: case-locked");
            // Reading goes on beside the writer.
            assertThat(CommandRun.of("case", "status", small.folder()).status()).isZero();
        }
        assertThat(CommandRun.output("subject", "list", small.folder())).isEmpty();
    }

    @Test
    void passwordsAreNeverArguments() {
        CommandRun run =
                CommandRun.of(
                        "pack",
                        "build",
                        small.folder(),
                        "--key",
                        folder.resolve("a.log"),
                        "-o",
                        folder.resolve("p.pdf"),
                        "--password",
                        "x");
        assertThat(run.status()).isEqualTo(2);
        CommandRun unset =
                CommandRun.of(
                        "pack",
                        "build",
                        small.folder(),
                        "--key",
                        folder.resolve("a.log"),
                        "-o",
                        folder.resolve("p.pdf"),
                        "--pass-env",
                        "EXHIBIT_NO_SUCH_VARIABLE");
        assertThat(unset.status()).isEqualTo(2);
        assertThat(unset.messages()).contains("EXHIBIT_NO_SUCH_VARIABLE");
        assertThat(folder.resolve("p.pdf")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptedRunSaysWhatIsKeptAndHowToGoOn() throws IOException, InterruptedException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        TestCase stopped = TestCase.make(folder.resolve("stopped"));
        ChildRun child =
                ChildRun.start(folder, Map.of(), "acquire", "files", stopped.folder(), logs);
        Path custody = stopped.folder().resolve("custody.jsonl");
        while (child.isAlive() && !Files.readString(custody).contains("acquisition-started")) {
            Thread.sleep(5);
        }
        child.interrupt();
        CommandRun run = child.finish();
        assertThat(run.messages())
                .contains("Stopped as asked.")
                .contains("safe: The files named are unchanged; what was finished is kept")
                .contains("next: The same command again completes it.")
                .contains("code: cancelled");
        assertThat(CommandRun.of("case", "status", stopped.folder()).messages())
                .contains("E-01 was interrupted");
        assertThat(stopped.acquire(logs).status()).isZero();
        assertThat(stopped.status().path("events").asLong()).isGreaterThan(20_000);
        assertThat(CommandRun.of("evidence", "list", stopped.folder()).output())
                .doesNotContain("E-02");
    }

    @Test
    void aStartThatPrintsLittleLoadsLittle() throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        CommandRun run =
                ChildRun.start(
                                folder,
                                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded),
                                "--help")
                        .finish();
        assertThat(run.status()).isZero();
        assertThat(Files.readString(loaded))
                .contains("org.exhibit.app.main.Main")
                .doesNotContain("org.apache.lucene")
                .doesNotContain("javafx.")
                .doesNotContain("org.h2.")
                .doesNotContain("org.apache.pdfbox");
    }

    @Test
    void textOfTheEvidenceCannotSteerTheTerminal() throws IOException {
        Path log = folder.resolve("steer.log");
        Files.writeString(
                log,
                HostileLogs.lines("steer", 1)
                        .replace("AB", "\u001b[2J")
                        .replace("/k0 ", "/\u0007 "));
        TestCase steered = TestCase.make(folder.resolve("steered"));
        steered.acquire(log);
        for (String command : List.of("search", "problems")) {
            assertThat(CommandRun.output(command, steered.folder()))
                    .doesNotContain("\u001b")
                    .doesNotContain("\u0007");
        }
    }
}
