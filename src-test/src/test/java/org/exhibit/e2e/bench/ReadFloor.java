package org.exhibit.e2e.bench;

import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// What acquisition would cost if an index cost nothing: everything is copied, hashed,
/// decompressed, parsed and given its ids, and nothing is written to an index. No index, however
/// made, can be quicker than this in a process of the same kind.
///
/// `ReadFloor CORPUS WORK`: prints the seconds from the process's start, and the records.
final class ReadFloor {
    private ReadFloor() {}

    static void main(String[] args) throws IOException {
        Path root = Path.of(args[1]).resolve("floor-case");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Run run =
                new Run(
                        "run",
                        "1",
                        "acquire files",
                        List.of(),
                        "Benchmark",
                        "host",
                        "user",
                        now,
                        InstantSource.fixed(now));
        CaseFile.create(root, new CaseDescription("Floor", "Benchmark", "B-1", "", "", now), run);
        CancelToken cancel = new CancelToken();
        int threads = Runtime.getRuntime().availableProcessors();
        try (CaseFile caseFile = CaseFile.open(root, run);
                CaseIngest ingest =
                        new CaseIngest(
                                caseFile,
                                new NoIndex(),
                                null,
                                ZipPasswords.NONE,
                                cancel,
                                threads)) {
            FileRequest request = new FileRequest(List.of(Path.of(args[0])), false);
            FileAcquisition.run(caseFile, request, new ProgressBoard(), cancel, ingest);
            ingest.finish(origins -> {
                throw new IOException("nothing was indexed");
            });
            long started =
                    ProcessHandle.current()
                            .info()
                            .startInstant()
                            .map(Instant::toEpochMilli)
                            .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%,d records read in %.2f s, nothing indexed%n",
                    ingest.records(),
                    (System.currentTimeMillis() - started) / 1000.0);
        }
    }
}
