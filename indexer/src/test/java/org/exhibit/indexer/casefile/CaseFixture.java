package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Cases for tests.
public final class CaseFixture {
    public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    public static final CaseDescription DESCRIPTION =
            new CaseDescription("Bücket leak", "Ada", "EX-1", "Lab", "court order", NOW);

    private CaseFixture() {}

    public static Run run() {
        return new Run(
                "run",
                "1.0",
                "acquire files",
                List.of(),
                "Ada",
                "test host",
                "ada",
                NOW,
                InstantSource.fixed(NOW));
    }

    /// A new case in a folder.
    public static Path create(Path root) throws IOException {
        CaseFile.create(root, DESCRIPTION, run());
        return root;
    }

    public static List<Sighting> sightings(CaseFile caseFile) throws IOException {
        List<Sighting> found = new ArrayList<>();
        caseFile.sightings(found::add);
        return found;
    }

    public static List<String> kinds(Path root) throws IOException {
        return CustodyLog.entries(root.resolve("custody.jsonl")).stream()
                .map(entry -> entry.kind())
                .toList();
    }

    /// Everything a case says about its evidence, in a form that can be compared between cases.
    public static List<Object> evidence(CaseFile caseFile) throws IOException {
        List<Object> all = new ArrayList<>();
        for (Sighting sighting : sightings(caseFile)) {
            all.add(sighting);
            all.add(caseFile.item(sighting.evidence()).orElseThrow());
        }
        all.addAll(caseFile.acquisitions().notAcquired());
        for (Acquisition one : caseFile.acquisitions().all()) {
            all.add(List.of(one.number(), one.method(), one.sources(), one.files(), one.bytes()));
            all.add(one.ended() == null ? "open" : "ended");
        }
        all.addAll(caseFile.exhibits());
        all.addAll(caseFile.subjects());
        all.add(caseFile.description());
        return all;
    }

    /// The original files of a case with their content's hash.
    public static TreeMap<String, Object> originals(Path root) throws IOException {
        TreeMap<String, Object> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("evidence"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.put(root.relativize(file).toString(), hash(file)));
        }
        return found;
    }

    private static Object hash(Path file) {
        try {
            return org.exhibit.indexer.digest.Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies a folder as it is at this moment, as the disk of a machine that loses power.
    public static Path copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        // Opening the lock in this process would give it up.
                        if (!file.endsWith("lock")) {
                            Files.copy(file, to.resolve(from.relativize(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return to;
    }
}
