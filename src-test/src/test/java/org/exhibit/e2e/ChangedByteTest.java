package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Whatever byte of a case is changed, `exhibit verify` says so; or nothing that the case says has
/// changed, as in the unused space of the database.
class ChangedByteTest {
    @TempDir Path folder;

    private TestCase made = new TestCase(Path.of(""));
    private List<String> before = List.of();

    @BeforeEach
    void make() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("access.log"), HostileLogs.lines("b", 12) + "not a line\n");
        Files.writeString(
                logs.resolve("trail.json"),
                "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-03-10T00:00:00Z\","
                        + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                        + "\"awsRegion\":\"eu-west-1\",\"eventID\":\"x\"}]}",
                StandardCharsets.UTF_8);
        made = TestCase.make(folder.resolve("case"));
        made.acquire(logs);
        String first = made.search("action:GetObject").getFirst().path("id").asText();
        CommandRun.output("exhibits", "add", made.folder(), first, "--note", "first");
        CommandRun.output("subject", "add", made.folder(), "--kind", "phi", "s3://b/*");
        assertThat(CommandRun.of("verify", made.folder()).status()).isZero();
        before = said();
    }

    /// What the case says, in every form that comes from its files.
    private List<String> said() {
        List<String> all = new ArrayList<>(made.events());
        for (String command : List.of("exhibits list", "subject list", "problems", "custody")) {
            List<Object> words = new ArrayList<>(List.of((Object[]) command.split(" ")));
            words.add(made.folder());
            all.add(CommandRun.output(words.toArray()));
        }
        all.add(CommandRun.output("case", "status", made.folder(), "--json", "--files"));
        return all;
    }

    private List<Path> files() throws IOException {
        return BundledLogs.files(made.folder());
    }

    /// @return whether the change was noticed; else it is shown to be harmless
    private boolean noticed(Path file, int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        changed[position] ^= (byte) (1 << (position % 8));
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, changed);
        try {
            CommandRun run = CommandRun.of("verify", made.folder());
            if (run.status() == 3) {
                return true;
            }
            String what = made.folder().relativize(file) + " at " + position;
            assertThat(run.status()).as(what + ": " + run.messages()).isZero();
            assertThat(said()).as(what).isEqualTo(before);
            return false;
        } finally {
            Files.write(file, bytes);
        }
    }

    @Test
    void isNoticedOrHarmless() throws IOException {
        Random random = new Random(42);
        for (Path file : files()) {
            int size = (int) Files.size(file);
            if (size > 0) {
                boolean noticed = noticed(file, random.nextInt(size));
                if (!file.endsWith("case.mv.db")) {
                    assertThat(noticed).as(file.toString()).isTrue();
                }
            }
        }
    }

    /// Every byte of what is small; of the database and the index some thousand.
    @Test
    @Tag("slow")
    void isNoticedOrHarmlessWhereverItLies() throws IOException {
        for (Path file : files()) {
            int size = (int) Files.size(file);
            int step = Math.max(1, size / 4000);
            int unnoticed = 0;
            for (int position = 0; position < size; position += step) {
                unnoticed += noticed(file, position) ? 0 : 1;
            }
            boolean spare = file.endsWith("case.mv.db") || file.endsWith("case.json");
            assertThat(spare || unnoticed == 0)
                    .as(unnoticed + " changes of " + file + " were not noticed")
                    .isTrue();
        }
    }
}
