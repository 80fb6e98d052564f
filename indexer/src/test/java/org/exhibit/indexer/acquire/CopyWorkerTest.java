package org.exhibit.indexer.acquire;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.SourceFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

class CopyWorkerTest {
    @TempDir Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void listsAFileThatVanishes() throws IOException {
        Found.File listed = listed(write("gone.log", "x"));
        Files.delete(folder.resolve("gone.log"));

        assertThat(outcome(listed))
                .isEqualTo(unreadable("gone.log", "vanished after it was listed"));
    }

    @Test
    void listsAFileThatNeverIsAsItsAttributesSay() throws IOException {
        Path odd = Path.of("/proc/uptime");
        Assumptions.assumeTrue(Files.exists(odd), "no /proc here");

        assertThat(outcome(listed(odd)))
                .isEqualTo(unreadable("uptime", "was changed while it was read"));
    }

    @Test
    void listsAFileThatMayNotBeRead() throws IOException {
        Path file = write("shut.log", "x");
        Files.setPosixFilePermissions(file, Set.of());
        Assumptions.assumeFalse(Files.isReadable(file), "this account may read everything");

        assertThat(outcome(listed(file))).isEqualTo(unreadable("shut.log", "permission denied"));
    }

    private static Outcome unreadable(String path, String reason) {
        return new Outcome.Left(new NotAcquired(1, path, NotAcquired.Kind.UNREADABLE, reason));
    }

    private static Found.File listed(Path file) throws IOException {
        Path base = Objects.requireNonNull(file.getParent());
        String name = base.relativize(file).toString();
        return new Found.File(name, base.toString(), SourceFile.at(file));
    }

    private Outcome outcome(Found.File file) throws IOException {
        EvidenceStore store = new EvidenceStore(folder.resolve("evidence"));
        store.prepare();
        return new CopyWorker(store, 1, false, new LongAdder(), new CancelToken()).read(file);
    }

    @Test
    void readsAFileThatChangedAfterItWasListedAsItIsNow() throws IOException {
        Path file = write("a.log", "old");
        Found.File listed = listed(file);
        Files.writeString(file, "longer");

        assertThat(outcome(listed))
                .isInstanceOfSatisfying(
                        Outcome.Read.class,
                        read ->
                                assertThat(read.file().fingerprint().sha256())
                                        .isEqualTo(
                                                Digest.of(
                                                        "longer"
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
    }
}
