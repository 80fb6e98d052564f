package org.exhibit.indexer.acquire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exhibit.indexer.casefile.CaseFixture.kinds;
import static org.exhibit.indexer.casefile.CaseFixture.run;
import static org.exhibit.indexer.casefile.CaseFixture.sightings;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.casefile.Recorded;
import org.exhibit.indexer.casefile.Recorded.Novelty;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

class FileAcquisitionTest {
    @TempDir Path folder;

    private final ProgressBoard board = new ProgressBoard();
    private Path root;
    private Path source;

    @BeforeEach
    void create() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
        source = Files.createDirectory(folder.resolve("source"));
    }

    private Path write(String path, String content) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static Digest hash(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private AcquisitionReport acquire(CaseFile caseFile, Path... paths) throws IOException {
        return acquire(caseFile, ItemListener.NONE, false, paths);
    }

    private AcquisitionReport acquire(
            CaseFile caseFile, ItemListener listener, boolean byReference, Path... paths)
            throws IOException {
        return FileAcquisition.run(
                caseFile,
                new FileRequest(List.of(paths), byReference),
                board,
                new CancelToken(),
                listener);
    }

    @Test
    void acquiresEveryFileInTheOrderOfPathsAndTellsTheListenerAfterCustody() throws IOException {
        write("b.log", "b");
        write("a/x.log", "same");
        write("a.log", "a");
        write("a/y/z.log", "same");
        List<String> told = new ArrayList<>();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            AcquisitionReport report =
                    acquire(
                            caseFile,
                            recorded -> {
                                assertThat(kinds(root)).contains("acquired");
                                assertThat(caseFile.original(recorded.item())).isRegularFile();
                                told.add(recorded.sighting().path() + " " + recorded.novelty());
                            },
                            false,
                            source);

            assertThat(report.newFiles()).isEqualTo(3);
            assertThat(report.knownFiles()).isEqualTo(1);
            assertThat(report.acquisition())
                    .isEqualTo(
                            new Acquisition(
                                    1,
                                    "files",
                                    List.of(source.toRealPath().toString()),
                                    "Ada",
                                    CaseFixture.NOW,
                                    CaseFixture.NOW,
                                    4,
                                    10));
            assertThat(sightings(caseFile))
                    .containsExactly(
                            new Sighting(1, "a/x.log", hash("same"), 4),
                            new Sighting(1, "a/y/z.log", hash("same"), 4),
                            new Sighting(1, "a.log", hash("a"), 1),
                            new Sighting(1, "b.log", hash("b"), 1));
        }
        assertThat(told)
                .containsExactly(
                        "a/x.log NEW_ITEM",
                        "a/y/z.log NEW_PATH",
                        "a.log NEW_ITEM",
                        "b.log NEW_ITEM");
        assertThat(kinds(root))
                .containsExactly(
                        "run-started",
                        "case-created",
                        "run-started",
                        "acquisition-started",
                        "acquired",
                        "acquisition-ended");
        assertThat(board.latest())
                .isEqualTo(
                        new Progress(
                                Progress.Stage.ACQUIRING,
                                "b.log",
                                4,
                                OptionalLong.of(4),
                                10,
                                OptionalLong.of(10),
                                0,
                                0));
    }

    @Test
    void comesToTheSameWhateverTheOrderOfTheNamedPaths() throws IOException {
        Path one = Files.createDirectories(source.resolve("one"));
        Path two = Files.createDirectories(source.resolve("two"));
        write("one/m.log", "1");
        write("two/a.log", "2");
        write("two/m.log", "3");
        write("one/z.log", "2");
        Path other = CaseFixture.create(folder.resolve("other"));
        List<Object> forth;
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, one, two);
            forth = CaseFixture.evidence(caseFile);
        }
        try (CaseFile caseFile = CaseFile.open(other, run())) {
            acquire(caseFile, two, one);
            assertThat(CaseFixture.evidence(caseFile)).isEqualTo(forth);
            assertThat(sightings(caseFile))
                    .extracting(Sighting::path)
                    .containsExactly("a.log", "m.log", "m.log", "z.log");
        }
    }

    @Test
    void changesNothingButCustodyWhenTheSameIsSeenAgain() throws IOException {
        write("a.log", "a");
        List<Recorded> told = new ArrayList<>();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, source);
            List<Sighting> before = sightings(caseFile);

            AcquisitionReport again = acquire(caseFile, told::add, false, source);

            assertThat(sightings(caseFile)).isEqualTo(before);
            assertThat(again.acquisition().number()).isEqualTo(2);
            assertThat(again.acquisition().files()).isEqualTo(1);
            assertThat(again.newFiles()).isZero();
            assertThat(again.knownFiles()).isEqualTo(1);
        }
        assertThat(told)
                .containsExactly(
                        new Recorded(
                                new Sighting(1, "a.log", hash("a"), 1),
                                new EvidenceItem(
                                        hash("a"), told.getFirst().item().sha512(), 1, null),
                                Novelty.SEEN_AGAIN));
        assertThat(kinds(root)).contains("seen-again");
    }

    @Test
    void readsAFileAgainInANewAcquisitionThoughItsTimeAndSizeAreTheSame() throws IOException {
        Path file = write("a.log", "before");
        FileTime time = Files.getLastModifiedTime(file);
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, source);
            Files.writeString(file, "behind");
            Files.setLastModifiedTime(file, time);

            acquire(caseFile, source);

            assertThat(sightings(caseFile))
                    .containsExactly(
                            new Sighting(1, "a.log", hash("before"), 6),
                            new Sighting(2, "a.log", hash("behind"), 6));
        }
    }

    @Test
    void listsWhatItDoesNotAcquireAndGoesOn() throws Exception {
        write("a.log", "a");
        Path outside = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(source.resolve("link"), outside);
        Files.createSymbolicLink(source.resolve("loop"), source);
        Process fifo = new ProcessBuilder("mkfifo", source.resolve("pipe").toString()).start();
        Assumptions.assumeTrue(
                fifo.waitFor(5, TimeUnit.SECONDS) && fifo.exitValue() == 0, "no mkfifo here");
        List<NotAcquired> expected =
                List.of(
                        new NotAcquired(
                                1, "link", NotAcquired.Kind.LINK, "a symbolic link to " + outside),
                        new NotAcquired(
                                1, "loop", NotAcquired.Kind.LINK, "a symbolic link to " + source),
                        new NotAcquired(
                                1,
                                "pipe",
                                NotAcquired.Kind.SPECIAL,
                                "no file but a device, socket or pipe"));
        List<NotAcquired> told = new ArrayList<>();
        ItemListener listener =
                new ItemListener() {
                    @Override
                    public void sighted(Recorded recorded) {
                        assertThat(recorded.sighting().path()).isEqualTo("a.log");
                    }

                    @Override
                    public void notAcquired(NotAcquired file) {
                        told.add(file);
                    }
                };
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            AcquisitionReport report = acquire(caseFile, listener, false, source);

            assertThat(report.notAcquired()).isEqualTo(3);
            assertThat(caseFile.acquisitions().notAcquired()).isEqualTo(expected);
        }
        assertThat(told).isEqualTo(expected);
        assertThat(kinds(root)).contains("not-acquired");
    }

    @Test
    void leavesTheCaseItselfOut() throws IOException {
        Files.delete(source);
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, folder);
            assertThat(sightings(caseFile)).isEmpty();
            assertThat(caseFile.acquisitions().notAcquired())
                    .extracting(NotAcquired::path)
                    .containsExactly("case");
            assertThatThrownBy(() -> acquire(caseFile, root.resolve("evidence")))
                    .hasMessageContaining("lies in the case itself");
        }
    }

    @Test
    void refusesAPathThatDoesNotExistBeforeItBegins() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThatThrownBy(() -> acquire(caseFile, source, folder.resolve("no")))
                    .isInstanceOf(NoSuchFileException.class);
            assertThat(caseFile.acquisitions().all()).isEmpty();
        }
    }

    @Test
    void followsALinkThatTheExaminerNamed() throws IOException {
        write("a.log", "a");
        Path link = Files.createSymbolicLink(folder.resolve("named"), source);
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, link);
            assertThat(sightings(caseFile)).extracting(Sighting::path).containsExactly("a.log");
        }
    }

    @Test
    void keepsOnlyHashesOfFilesAcquiredByReference() throws IOException {
        Path file = write("a ü%.log", "a");
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(caseFile, ItemListener.NONE, true, source);

            EvidenceItem item = caseFile.item(hash("a")).orElseThrow();
            assertThat(item.reference())
                    .isEqualTo(
                            new EvidenceItem.Reference(
                                    source.toRealPath() + "/a ü%.log", modified));
            assertThat(caseFile.original(item)).isEqualTo(source.toRealPath().resolve("a ü%.log"));
            assertThat(caseFile.store().holds(hash("a"), 1)).isFalse();

            acquire(caseFile, source);

            assertThat(caseFile.item(hash("a")).orElseThrow().isStored()).isTrue();
            assertThat(caseFile.original(item)).hasContent("a");
            assertThat(sightings(caseFile)).hasSize(1);
        }
    }

    @Test
    void recordsWhatWasReadBeforeACancelAndGoesOnFromThere() throws IOException {
        for (int i = 0; i < 3000; i++) {
            write("log" + (10000 + i), "content " + i);
        }
        CancelToken cancel = new CancelToken();
        List<String> told = new ArrayList<>();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThatThrownBy(() ->
                            FileAcquisition.run(
                                    caseFile,
                                    new FileRequest(List.of(source), false),
                                    board,
                                    cancel,
                                    recorded -> {
                                        told.add(recorded.sighting().path());
                                        cancel.cancel();
                                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(sightings(caseFile)).extracting(Sighting::path).isEqualTo(told);
            int before = told.size();
            assertThat(before).isBetween(1, 2999);

            AcquisitionReport report = acquire(caseFile, source);

            assertThat(report.resumed()).isTrue();
            assertThat(report.acquisition().number()).isEqualTo(1);
            assertThat(report.acquisition().files()).isEqualTo(3000);
            assertThat(report.newFiles()).isEqualTo(3000 - before);
            assertThat(sightings(caseFile)).hasSize(3000);
        }
    }

    @Test
    void endsWithTheListenersErrorAndStaysUsable() throws IOException {
        write("a.log", "a");
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThatThrownBy(() ->
                            acquire(
                                    caseFile,
                                    recorded -> {
                                        throw new IOException("index full");
                                    },
                                    false,
                                    source))
                    .hasMessage("index full");
            assertThat(acquire(caseFile, source).resumed()).isTrue();
        }
    }

    @Test
    void endsWhereTheStoreCannotBeWritten() throws IOException {
        write("a.log", "a");
        Digest digest = hash("a");
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.store().prepare();
            Path fan = caseFile.store().original(digest).getParent();
            Files.delete(fan);
            Files.writeString(fan, "in the way");
            assertThatThrownBy(() -> acquire(caseFile, source)).isInstanceOf(IOException.class);
            assertThat(caseFile.acquisitions().notAcquired()).isEmpty();
        }
    }
}
