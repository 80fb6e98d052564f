package org.exhibit.indexer.acquire;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How many small files a second are copied, hashed and recorded. Prints figures; asserts only that
/// nothing is lost.
@Tag("bench")
class SmallFilesBench {
    private static final int FILES = 100_000;
    private static final int BYTES = 2048;

    @TempDir Path folder;

    @Test
    void acquiresManySmallFiles() throws IOException {
        Path source = folder.resolve("source");
        Random random = new Random(1);
        byte[] content = new byte[BYTES];
        for (int i = 0; i < FILES; i++) {
            Path day = source.resolve("day" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectories(day);
            }
            random.nextBytes(content);
            Files.write(day.resolve("log" + i), content);
        }
        Path root = folder.resolve("case");
        Run run = Run.begin("test", "bench", List.of(), "examiner", InstantSource.system());
        CaseFile.create(root, new CaseDescription("t", "e", "", "", "", Instant.EPOCH), run);
        long begun = System.nanoTime();
        AcquisitionReport report;
        try (CaseFile caseFile = CaseFile.open(root, run)) {
            report =
                    FileAcquisition.run(
                            caseFile,
                            new FileRequest(List.of(source), false),
                            new ProgressBoard(),
                            new CancelToken(),
                            ItemListener.NONE);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d files of %d bytes in %.1f s: %.0f files/s%n",
                FILES,
                BYTES,
                seconds,
                FILES / seconds);
        assertThat(report.newFiles()).isEqualTo(FILES);
    }
}
