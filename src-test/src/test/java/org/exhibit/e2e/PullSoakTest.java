package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.e2e.aws.FaultyProxy;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.store.EvidenceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Twenty thousand objects through a bad network, whole and killed ten times.
@Tag("slow")
class PullSoakTest {
    private static final int OBJECTS = 20_000;
    private static final int KILLS = 10;
    private static final int FAULT_EVERY = 25;

    @TempDir static Path folder;

    private static final PullArchive ARCHIVE = new PullArchive(OBJECTS);
    private static TestCase whole = new TestCase(Path.of(""));
    private static long millis;

    @BeforeAll
    static void pullUninterrupted() throws IOException, InterruptedException {
        whole = TestCase.make(folder.resolve("whole"));
        try (FaultyProxy proxy = ARCHIVE.proxy(FAULT_EVERY)) {
            long start = System.nanoTime();
            CommandRun run = ARCHIVE.pull(folder, whole, proxy).finish();
            millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(run.status()).as(run.messages()).isZero();
            for (FaultyProxy.Fault fault : FaultyProxy.Fault.values()) {
                assertThat(proxy.made(fault)).as("%s", fault).isPositive();
            }
        }
    }

    @AfterAll
    static void stop() {
        ARCHIVE.close();
    }

    @Test
    void everyObjectIsIdenticalToItsSource() throws IOException {
        assertThat(held(whole)).isEqualTo(ARCHIVE.digests());
        assertThat(whole.counts()).isEqualTo("%d = %d + 0 + 0".formatted(OBJECTS * 2, OBJECTS * 2));
    }

    private static Map<String, Digest> held(TestCase of) throws IOException {
        Map<String, Digest> held = new TreeMap<>();
        EvidenceStore store = new EvidenceStore(new CaseFolder(of.folder()).evidence());
        ObjectRecords.read(
                new CaseFolder(of.folder()),
                record ->
                        held.put(
                                record.key(),
                                Digest.of(
                                        Files.readAllBytes(
                                                store.original(
                                                        Objects.requireNonNull(
                                                                record.evidence()))))));
        return held;
    }

    @Test
    void killedAndStartedAgainTenTimesItGivesTheSameCase()
            throws IOException, InterruptedException {
        TestCase broken = TestCase.make(folder.resolve("broken"));
        Random random = new Random(3);
        int killed = 0;
        try (FaultyProxy proxy = ARCHIVE.proxy(FAULT_EVERY)) {
            for (int i = 0; i < KILLS; i++) {
                long after = millis / 14 + random.nextLong(millis / 14);
                killed += ARCHIVE.pull(folder, broken, proxy).killAfter(after) ? 1 : 0;
                CommandRun.output("case", "status", broken.folder(), "--json");
            }
            CommandRun last = ARCHIVE.pull(folder, broken, proxy).finish();
            assertThat(last.status()).as(last.messages()).isZero();
        }
        assertThat(killed).isEqualTo(KILLS);
        assertThat(status(broken)).isEqualTo(status(whole));
        assertThat(broken.events()).isEqualTo(whole.events());
        CommandRun verified = CommandRun.of("verify", broken.folder());
        assertThat(verified.status()).as(verified.output()).isZero();
    }

    private static String status(TestCase of) {
        return CommandRun.output("case", "status", of.folder(), "--json", "--files");
    }
}
