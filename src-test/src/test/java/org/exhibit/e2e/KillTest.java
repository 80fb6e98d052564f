package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Killed at any instant, the case opens, and finishing the work gives what an uninterrupted run
/// gives: the same events, ids, citations and counts.
class KillTest {
    private static final int KILLS = 8;
    private static final int MANY_KILLS = 100;

    @TempDir static Path folder;

    private static Path logs = Path.of("");
    private static List<String> events = List.of();
    private static String status = "";
    private static long millis;

    @BeforeAll
    static void runUninterrupted() throws IOException, InterruptedException {
        logs = BundledLogs.write(folder.resolve("logs"));
        TestCase whole = TestCase.make(folder.resolve("whole"));
        long start = System.nanoTime();
        assertThat(acquire(whole).finish().status()).isZero();
        millis = (System.nanoTime() - start) / 1_000_000;
        events = whole.events();
        status = status(whole);
        assertThat(events).hasSizeGreaterThan(10_000);
    }

    @Test
    void finishesWhatWasKilled() throws IOException, InterruptedException {
        kill(KILLS, 1);
    }

    @Test
    @Tag("slow")
    void finishesWhatWasKilledAtAHundredInstants() throws IOException, InterruptedException {
        kill(MANY_KILLS, 2);
    }

    private void kill(int times, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        int killed = 0;
        for (int i = 0; i < times; i++) {
            TestCase broken = TestCase.make(folder.resolve("killed-" + seed + '-' + i));
            long first = millis * (i + 1) / (times + 1);
            killed += acquire(broken).killAfter(first) ? 1 : 0;
            if (random.nextInt(3) == 0) {
                killed += acquire(broken).killAfter(random.nextLong(100, millis)) ? 1 : 0;
            }
            // Before anything is finished, the case must open for reading.
            CommandRun.output("case", "status", broken.folder(), "--json");
            assertThat(broken.acquire(logs).status()).as("finishing after %d ms", first).isZero();
            assertThat(status(broken)).as("after %d ms", first).isEqualTo(status);
            assertThat(broken.events()).as("after %d ms", first).isEqualTo(events);
            CommandRun verified = CommandRun.of("verify", broken.folder());
            assertThat(verified.status()).as(verified.output()).isZero();
        }
        assertThat(killed).as("runs that were really killed").isGreaterThan(times / 2);
    }

    private static ChildRun acquire(TestCase into) throws IOException {
        return ChildRun.start(folder, Map.of(), "acquire", "files", into.folder(), logs);
    }

    private static String status(TestCase of) {
        return CommandRun.output("case", "status", of.folder(), "--json", "--files");
    }
}
