package org.exhibit.indexer.acquire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exhibit.indexer.casefile.CaseFixture.copy;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.LostOriginal;
import org.exhibit.indexer.casefile.OpeningReport;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// After an interruption anywhere, opening the case and repeating the request comes to what an
/// uninterrupted run comes to. Interruptions are copies of the case's folder taken while it is
/// written to, with what a machine may lose then taken away.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {
    private static final int CONTENTS = 1100;
    private static final int FILES = 1200;

    @TempDir static Path folder;

    private Path source;
    private List<Object> whole;
    private TreeMap<String, Object> originals;

    /// Taken with one batch recorded, with a checkpoint and another batch, and with all recorded.
    private final List<Path> interrupted = new ArrayList<>();

    private int copies;

    @BeforeAll
    void interruptOnce() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        for (int i = 0; i < FILES; i++) {
            Path day = Files.createDirectories(source.resolve("day" + i / 500));
            Files.writeString(day.resolve("log" + (10_000 + i)), "content " + i % CONTENTS);
        }
        Path root = CaseFixture.create(folder.resolve("whole"));
        int[] told = {0};
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            acquire(
                    caseFile,
                    recorded -> {
                        told[0]++;
                        if (told[0] == 1000) {
                            caseFile.checkpoint();
                        }
                        if (told[0] == 1 || told[0] == 1001 || told[0] == FILES) {
                            interrupted.add(
                                    copy(root, folder.resolve("interrupted" + interrupted.size())));
                        }
                    });
            whole = CaseFixture.evidence(caseFile);
        }
        originals = originals(root);
        assertThat(originals).hasSize(CONTENTS);
        assertThat(interrupted).hasSize(3);
    }

    private AcquisitionReport acquire(CaseFile caseFile, ItemListener listener) throws IOException {
        return FileAcquisition.run(
                caseFile,
                new FileRequest(List.of(source), false),
                new ProgressBoard(),
                new CancelToken(),
                listener);
    }

    private static TreeMap<String, Object> originals(Path root) throws IOException {
        TreeMap<String, Object> found = CaseFixture.originals(root);
        found.keySet().removeIf(path -> path.startsWith("evidence/damaged/"));
        return found;
    }

    private Path copyOf(Path state) throws IOException {
        copies++;
        return copy(state, folder.resolve("copy" + copies));
    }

    private OpeningReport finish(Path root) throws IOException {
        OpeningReport opening;
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            opening = caseFile.opening();
            assertThat(opening.interrupted()).isTrue();
            AcquisitionReport report = acquire(caseFile, ItemListener.NONE);
            assertThat(report.acquisition().number()).isEqualTo(1);
            assertThat(CaseFixture.evidence(caseFile)).isEqualTo(whole);
        }
        assertThat(originals(root)).isEqualTo(originals);
        assertThat(CustodyLog.verify(root.resolve("custody.jsonl")).breaks()).isEmpty();
        return opening;
    }

    @Test
    void comesToTheSameFromEveryStateOnDisk() throws IOException {
        for (Path state : interrupted) {
            OpeningReport opening = finish(copyOf(state));
            assertThat(opening.lost()).isEmpty();
        }
    }

    @Test
    void comesToTheSameWhereverCustodyWasTorn() throws IOException {
        Path state = interrupted.get(2);
        byte[] custody = Files.readAllBytes(state.resolve("custody.jsonl"));
        // Within the last entry, which no checkpoint has kept.
        long from = lengthOf(CustodyLog.entries(state.resolve("custody.jsonl")).size() - 1, state);
        for (long cut = from; cut < custody.length; cut += (custody.length - from) / 4 + 1) {
            Path root = copyOf(state);
            try (RandomAccessFile file =
                    new RandomAccessFile(root.resolve("custody.jsonl").toFile(), "rw")) {
                file.setLength(cut);
            }
            finish(root);
            assertThat(Files.exists(root.resolve("custody.torn-1"))).isEqualTo(cut > from);
        }
    }

    private static long lengthOf(int lines, Path root) throws IOException {
        long length = 0;
        for (String line : Files.readAllLines(root.resolve("custody.jsonl")).subList(0, lines)) {
            length += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return length;
    }

    @Test
    void comesToTheSameWithoutDatabaseSnapshotOrBoth() throws IOException {
        for (List<String> gone :
                List.of(
                        List.of("case.mv.db"),
                        List.of("case.json"),
                        List.of("case.mv.db", "case.json"))) {
            Path root = copyOf(interrupted.get(1));
            for (String name : gone) {
                Files.delete(root.resolve(name));
            }
            finish(root);
        }
    }

    @Test
    void comesToTheSameFromADamagedDatabaseAndSnapshot() throws IOException {
        Path root = copyOf(interrupted.get(1));
        Files.writeString(root.resolve("case.json"), "{\"schema\":");
        try (RandomAccessFile file =
                new RandomAccessFile(root.resolve("case.mv.db").toFile(), "rw")) {
            file.setLength(3000);
        }
        OpeningReport opening = finish(root);
        assertThat(opening.notes())
                .contains(
                        "The file case.json was damaged and was made again.",
                        "The database case.mv.db could not be read; it is kept as"
                                + " case.mv.db.damaged-1.");
    }

    @Test
    void copiesOriginalsAgainThatDidNotReachTheDisk() throws IOException {
        Path root = copyOf(interrupted.get(0));
        List<Path> files = new ArrayList<>(stored(root));
        try (CaseFile caseFile = CaseFile.open(copyOf(interrupted.get(0)), run())) {
            files.removeIf(file -> !isNamed(caseFile, file));
        }
        Files.delete(files.get(0));
        truncate(files.get(1));
        flip(files.get(2));

        OpeningReport opening = finish(root);

        assertThat(opening.lost()).isEmpty();
        assertThat(kinds(root)).containsEntry("original-restored", 3L);
        try (Stream<Path> damaged = Files.list(root.resolve("evidence/damaged"))) {
            assertThat(damaged).hasSize(2);
        }
    }

    @Test
    void reportsAnOriginalWhoseSourceIsGoneTooAndNeverCallsItWhole() throws IOException {
        Path root = copyOf(interrupted.get(0));
        CustodyEntry entry =
                CustodyLog.entries(root.resolve("custody.jsonl")).stream()
                        .filter(one -> one.kind().equals("acquired"))
                        .findFirst()
                        .orElseThrow();
        String files = String.valueOf(entry.details().get("files"));
        String sha256 = files.substring(files.indexOf("\",\"") + 3).substring(0, 64);
        Path original =
                root.resolve("evidence")
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256.substring(2));
        Files.delete(original);
        Path first = source.resolve("day0/log10000");
        Path hidden = Files.move(first, folder.resolve("hidden"));
        Path again = source.resolve("day2/log11100");
        Path hiddenAgain = Files.move(again, folder.resolve("hiddenAgain"));
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.opening().lost())
                    .containsExactly(
                            new LostOriginal(
                                    new Digest(sha256),
                                    source.toRealPath().resolve("day0/log10000").toString(),
                                    "The original was missing after an interruption, and the"
                                            + " same bytes are no longer at its source."));
            assertThat(CaseFixture.kinds(root)).contains("original-lost");
        } finally {
            Files.move(hidden, first);
            Files.move(hiddenAgain, again);
        }
    }

    @Test
    void takesCopiesThatNoEntryNamesForWholeOnlyWhenTheyAre() throws IOException {
        Path root = copyOf(interrupted.get(0));
        List<Path> unnamed = new ArrayList<>(stored(root));
        try (CaseFile caseFile = CaseFile.open(copyOf(interrupted.get(0)), run())) {
            unnamed.removeIf(file -> isNamed(caseFile, file));
        }
        // Copied ahead of what was recorded.
        assertThat(unnamed).hasSizeGreaterThan(2);
        truncate(unnamed.get(0));
        flip(unnamed.get(1));
        Files.writeString(root.resolve("evidence/tmp/unfinished"), "half a fi");

        OpeningReport opening = finish(root);

        assertThat(opening.notes())
                .filteredOn(note -> note.contains("no entry of custody names it"))
                .hasSize(2);
        assertThat(root.resolve("evidence/tmp/unfinished")).doesNotExist();
    }

    private static boolean isNamed(CaseFile caseFile, Path file) {
        int count = file.getNameCount();
        String name = file.getName(count - 2) + file.getName(count - 1).toString();
        try {
            return caseFile.item(new Digest(name)).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> stored(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : originals(root).keySet()) {
            if (name.matches("evidence/[0-9a-f]{2}/.*")) {
                files.add(root.resolve(name));
            }
        }
        return files;
    }

    private static Map<String, Long> kinds(Path root) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        CaseFixture.kinds(root).forEach(kind -> counts.merge(kind, 1L, Long::sum));
        return counts;
    }

    private static void truncate(Path file) throws IOException {
        file.toFile().setWritable(true);
        Files.write(file, new byte[0]);
    }

    private static void flip(Path file) throws IOException {
        file.toFile().setWritable(true);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
    }
}
