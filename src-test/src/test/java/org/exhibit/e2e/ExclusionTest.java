package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Evidence that is excluded is as if it had never been read, in every place where events appear;
/// it comes back whole; and killing the command at any instant changes neither.
class ExclusionTest {
    private static final int KILLS = 3;

    @TempDir static Path folder;

    private static TestCase both = new TestCase(Path.of(""));
    private static Path access = Path.of("");
    private static Path copies = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        access = logs.resolve("access-logs");
        copies = Files.createDirectories(folder.resolve("copies"));
        // A quarter of the access logs again under other names, changed at the end so that they are
        // other items with repeated records.
        List<Path> files = BundledLogs.files(access).stream().sorted().toList();
        for (Path file : files.subList(0, files.size() / 4)) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 1);
            more[bytes.length] = '\n';
            Files.write(copies.resolve("again-" + file.getFileName()), more);
        }
        both = TestCase.make(folder.resolve("both"));
        assertThat(both.acquire(access).status()).isZero();
        assertThat(both.acquire(copies).status()).isZero();
    }

    private static TestCase acquired(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(both.folder())) {
            for (Path path : all.toList()) {
                Files.copy(path, copy.resolve(both.folder().relativize(path).toString()));
            }
        }
        return new TestCase(copy);
    }

    private static String events(TestCase of) {
        // The citation names the acquisition, which differs between the cases compared.
        return String.join("\n", of.events())
                .replaceAll("\"citation\":\"E-\\d+", "\"citation\":\"");
    }

    @Test
    void whatIsExcludedIsAsIfItHadNeverBeenRead() throws IOException {
        TestCase without = TestCase.make(folder.resolve("without"));
        assertThat(without.acquire(copies).status()).isZero();

        TestCase excluding = acquired("excluding");
        String whole = events(excluding);
        String wholeStatus = excluding.counts();
        CommandRun run =
                CommandRun.of(
                        "evidence",
                        "exclude",
                        excluding.folder(),
                        "E-01",
                        "--reason",
                        "not covered by the order");
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(events(excluding)).isEqualTo(events(without));
        assertThat(excluding.counts()).isEqualTo(without.counts());
        int files = BundledLogs.files(access).size();
        assertThat(excluding.status().path("excludedFiles").asInt()).isEqualTo(files);
        assertThat(CommandRun.output("evidence", "list", excluding.folder()))
                .contains("not covered by the order");
        assertThat(excluding.json("evidence", "list", excluding.folder(), "--json"))
                .filteredOn(row -> row.path("kind").asText().equals("excluded"))
                .hasSize(files)
                .allMatch(row -> row.path("records").asInt() == 0)
                .allMatch(row -> row.path("format").asText().equals("not covered by the order"));
        assertThat(CommandRun.of("search", excluding.folder(), "action:no-such").messages())
                .contains(Integer.toString(files) + " excluded files");
        assertThat(CommandRun.of("verify", excluding.folder()).status()).isZero();

        CommandRun back =
                CommandRun.of(
                        "evidence",
                        "include",
                        excluding.folder(),
                        "E-01",
                        "--reason",
                        "order extended");
        assertThat(back.status()).as(back.messages()).isZero();
        assertThat(events(excluding)).isEqualTo(whole);
        assertThat(excluding.counts()).isEqualTo(wholeStatus);
        assertThat(excluding.status().path("excludedFiles").asInt()).isZero();
        assertThat(CommandRun.of("verify", excluding.folder()).status()).isZero();
        assertThat(CommandRun.output("custody", excluding.folder(), "--json"))
                .contains("evidence-excluded", "evidence-included", "order extended");
    }

    @Test
    void oneFileIsNamedByAnyOfItsNamesAndAcquiringAgainKeepsItOut() throws IOException {
        TestCase made = TestCase.make(folder.resolve("single"));
        assertThat(made.acquire(copies).status()).isZero();
        String counts = made.counts();
        JsonNode file = made.json("evidence", "list", made.folder(), "--json").get(0);
        String hash = file.path("sha256").asText();
        for (String name : List.of(hash, hash.substring(0, 12), file.path("path").asText())) {
            assertThat(exclude(made, name).status()).isZero();
            assertThat(made.status().path("excludedFiles").asInt()).isEqualTo(1);
            assertThat(made.search("origin.evidence:" + hash)).isEmpty();
            assertThat(made.acquire(copies).status()).isZero();
            assertThat(made.search("origin.evidence:" + hash)).isEmpty();
            CommandRun.output(
                    "evidence", "include", made.folder(), name, "--reason", "needed after all");
            assertThat(made.counts()).isEqualTo(counts);
        }
        CommandRun none = exclude(made, "nothing.log");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.messages()).contains("No evidence of this case is called nothing.log");
        assertThat(CommandRun.of("evidence", "exclude", made.folder(), "E-01").status())
                .isEqualTo(2);
    }

    @Test
    void killedAtAnyInstantItIsFinishedByTheNextWriter() throws Exception {
        TestCase whole = acquired("whole");
        assertThat(exclude(whole, "E-01").status()).isZero();
        String expected = events(whole);
        String counts = whole.counts();
        long millis = 0;
        for (int i = -1; i < KILLS; i++) {
            TestCase broken = acquired("broken" + i);
            long start = System.nanoTime();
            ChildRun child =
                    ChildRun.start(
                            folder,
                            Map.of(),
                            "evidence",
                            "exclude",
                            broken.folder(),
                            "E-01",
                            "--reason",
                            "r");
            if (i < 0) {
                assertThat(child.finish().status()).isZero();
                millis = (System.nanoTime() - start) / 1_000_000;
            } else {
                child.killAfter(millis * (i + 2) / (KILLS + 2));
                CommandRun.output("case", "status", broken.folder(), "--json");
                assertThat(exclude(broken, "E-01").status()).isZero();
            }
            assertThat(events(broken)).as("kill %d", i).isEqualTo(expected);
            assertThat(broken.counts()).isEqualTo(counts);
            CommandRun verified = CommandRun.of("verify", broken.folder());
            assertThat(verified.status()).as(verified.output()).isZero();
        }
    }

    private static CommandRun exclude(TestCase from, String name) {
        return CommandRun.of("evidence", "exclude", from.folder(), name, "--reason", "r");
    }
}
