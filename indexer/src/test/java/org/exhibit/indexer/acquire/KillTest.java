package org.exhibit.indexer.acquire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Kills real processes while they acquire.
@Tag("slow")
class KillTest {
    private static final int FILES = 6000;

    @TempDir Path folder;

    @Test
    void comesToTheSameAfterBeingKilledAgainAndAgain() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(source.resolve("log" + (10_000 + i)), "content " + i % 5000);
        }
        Path whole = CaseFixture.create(folder.resolve("whole"));
        Path killed = CaseFixture.create(folder.resolve("killed"));
        Acquirer.acquire(whole, source, ItemListener.NONE);
        for (int lines : new int[] {1, 700, 900, 1100, 1300}) {
            kill(killed, source, lines);
        }

        Acquirer.acquire(killed, source, ItemListener.NONE);

        try (CaseFile one = CaseFile.open(whole, run());
                CaseFile other = CaseFile.open(killed, run())) {
            assertThat(CaseFixture.evidence(other)).isEqualTo(CaseFixture.evidence(one));
        }
        assertThat(CaseFixture.originals(killed)).isEqualTo(CaseFixture.originals(whole));
        assertThat(CustodyLog.verify(killed.resolve("custody.jsonl")).breaks()).isEmpty();
    }

    /// Kills an acquisition after it has told of so many new files.
    private static void kill(Path root, Path source, int lines) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Acquirer.class.getName(),
                                root.toString(),
                                source.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                assertThat(out.readLine()).startsWith("log");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// The process that is killed.
    static final class Acquirer {
        private Acquirer() {}

        public static void main(String[] args) throws IOException {
            acquire(
                    Path.of(args[0]),
                    Path.of(args[1]),
                    recorded -> {
                        if (recorded.novelty()
                                != org.exhibit.indexer.casefile.Recorded.Novelty.SEEN_AGAIN) {
                            System.out.println(recorded.sighting().path());
                        }
                    });
        }

        static void acquire(Path root, Path source, ItemListener listener) throws IOException {
            try (CaseFile caseFile = CaseFile.open(root, run())) {
                FileAcquisition.run(
                        caseFile,
                        new FileRequest(List.of(source), false),
                        new ProgressBoard(),
                        new CancelToken(),
                        listener);
            }
        }
    }
}
