package org.exhibit.indexer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class WriterLockTest {
    @TempDir Path folder;

    private Path root;

    @BeforeEach
    void create() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
    }

    @Test
    void turnsASecondWriterOfTheSameProgramAway() throws IOException {
        try (CaseFile first = CaseFile.open(root, run())) {
            assertThatThrownBy(() -> CaseFile.open(root, run()))
                    .isInstanceOf(CaseLockedException.class)
                    .hasMessageContaining("Ada")
                    .hasMessageContaining("since 2026-11-20T09:00:00Z")
                    .hasMessageContaining("acquire files");
            first.addExhibit("aa", "");
        }
        CaseFile.open(root, run()).close();
    }

    @Test
    void turnsAWriterOfAnotherProcessAwayUntilThatIsKilled() throws Exception {
        Process other = LockHolder.start(root);
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> CaseFile.open(root, run()))
                    .isInstanceOf(CaseLockedException.class)
                    .hasMessageContaining("process " + other.pid());

            other.destroyForcibly().waitFor();
        } finally {
            other.destroyForcibly();
        }
        assertThat(root.resolve("lock")).isNotEmptyFile();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.exhibits()).hasSize(1);
        }
    }

    @Test
    void holdsAgainstOtherProcessesAfterASecondWriterWasTurnedAway() throws Exception {
        try (CaseFile first = CaseFile.open(root, run())) {
            assertThatThrownBy(() -> CaseFile.open(root, run()))
                    .isInstanceOf(CaseLockedException.class);
            Process other = LockHolder.start(root);
            try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).startsWith("refused The case ").contains("Ada");
            } finally {
                other.destroyForcibly();
            }
            first.addExhibit("aa", "");
        }
        assertThat(Files.readString(root.resolve("lock"))).isEmpty();
    }

    /// The other process: takes the case, changes it, and waits to be killed.
    static final class LockHolder {
        private LockHolder() {}

        static Process start(Path root) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockHolder.class.getName(),
                            root.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        public static void main(String[] args) throws Exception {
            try {
                CaseFile caseFile = CaseFile.open(Path.of(args[0]), run());
                caseFile.addExhibit("aa", "");
                System.out.println("locked");
                Thread.sleep(60_000);
            } catch (CaseLockedException e) {
                System.out.println("refused " + e.getMessage());
            }
        }
    }
}
