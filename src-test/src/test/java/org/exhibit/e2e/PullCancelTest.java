package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.e2e.aws.FaultyProxy;
import org.exhibit.indexer.acquire.sidecar.ObjectRecordJson;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.CaseFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Pulls that are stopped half way by the person, as Ctrl+C does.
class PullCancelTest {
    private static final int OBJECTS = 1_000;

    @TempDir static Path folder;

    private static final PullArchive ARCHIVE = new PullArchive(OBJECTS);

    @AfterAll
    static void stop() {
        ARCHIVE.close();
    }

    /// Stops it once so many requests were made.
    private static CommandRun stopped(TestCase into, FaultyProxy proxy, long requests)
            throws IOException, InterruptedException {
        ChildRun run = ARCHIVE.pull(folder, into, proxy);
        long until = proxy.requests() + requests;
        while (proxy.requests() < until && run.isAlive()) {
            Thread.sleep(2);
        }
        run.interrupt();
        return run.finish();
    }

    private static TreeSet<String> records(TestCase of) throws IOException {
        List<String> lines = new ArrayList<>();
        ObjectRecords.read(
                new CaseFolder(of.folder()),
                record ->
                        lines.add(
                                new String(
                                        ObjectRecordJson.write(record), StandardCharsets.UTF_8)));
        TreeSet<String> once = new TreeSet<>(lines);
        assertThat(once).as("no object has two records").hasSameSizeAs(lines);
        return once;
    }

    private static List<String> custody(TestCase of, String kind) throws IOException {
        return Files.readAllLines(of.folder().resolve("custody.jsonl")).stream()
                .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                .toList();
    }

    @Test
    void whatCameWholeStaysAccountedForAndTheSamePullGoesOnExactly()
            throws IOException, InterruptedException {
        TestCase whole = TestCase.make(folder.resolve("whole"));
        TestCase broken = TestCase.make(folder.resolve("broken"));
        try (FaultyProxy proxy = ARCHIVE.proxy(0)) {
            assertThat(ARCHIVE.pull(folder, whole, proxy).finish().status()).isZero();
            for (int stop = 1; stop <= 2; stop++) {
                CommandRun run = stopped(broken, proxy, 280);
                int kept = records(broken).size();
                assertThat(kept).isBetween(1, OBJECTS - 1);
                assertThat(run.status()).isNotZero();
                assertThat(run.messages())
                        .contains("Stopped as asked.")
                        .contains("in the case as E-01, in custody and in the index")
                        .contains("The same command again goes on from there.");
                // Every object that custody has is in the index, and nothing else is.
                assertThat(broken.counts())
                        .isEqualTo("%d = %d + 0 + 0".formatted(kept * 2, kept * 2));
                assertThat(custody(broken, "acquisition-stopped"))
                        .hasSize(stop)
                        .last()
                        .asString()
                        .contains("\"reason\":\"cancelled\"");
                assertThat(custody(broken, "acquisition-ended")).isEmpty();
                try (Stream<Path> left = Files.list(broken.folder().resolve("evidence/tmp"))) {
                    assertThat(left).as("nothing half is kept").isEmpty();
                }
                CommandRun verified = CommandRun.of("verify", broken.folder());
                assertThat(verified.status()).as(verified.output()).isZero();
            }
            CommandRun last = ARCHIVE.pull(folder, broken, proxy).finish();
            assertThat(last.status()).as(last.messages()).isZero();
            assertThat(last.messages()).contains("not fetched: the case has them");
        }
        assertThat(records(broken)).isEqualTo(records(whole));
        assertThat(broken.events()).isEqualTo(whole.events());
        assertThat(broken.counts()).isEqualTo(whole.counts());
        assertThat(custody(broken, "acquisition-started")).hasSize(1);
        assertThat(custody(broken, "acquisition-resumed")).hasSize(2);
        assertThat(custody(broken, "aws-caller")).hasSize(3);
    }
}
