package org.exhibit.reports;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.facts.Statements;
import org.exhibit.reports.facts.TimelineSection;
import org.exhibit.reports.pack.PackBuilder;
import org.exhibit.reports.pack.PackRequest;
import org.exhibit.reports.pack.PackResult;
import org.exhibit.reports.sign.ThrowAwayKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Builds packs for tests with a key of their own.
public final class BuiltPack {
    public static final Instant SIGNED = Instant.parse("2026-11-19T14:05:22Z");

    private final Path folder;
    private final Path key;

    public BuiltPack(Path folder) throws IOException {
        this.folder = folder;
        this.key = folder.resolve("key.p12");
        if (Files.notExists(key)) {
            ThrowAwayKey.write(key, password(), SIGNED);
        }
    }

    public static char[] password() {
        return "correct horse".toCharArray();
    }

    public Path key() {
        return key;
    }

    public PackResult build(CaseReader reader, List<TimelineSection> timelines, String name)
            throws IOException {
        return new PackBuilder(InstantSource.fixed(SIGNED))
                .build(reader, request(timelines, name), new ProgressBoard(), new CancelToken());
    }

    public PackRequest request(List<TimelineSection> timelines, String name) {
        return request(Statements.of(timelines), name);
    }

    public PackRequest request(Statements statements, String name) {
        return new PackRequest(
                SampleCase.FREEZE,
                null,
                statements,
                key,
                password(),
                folder.resolve(name),
                "0.1.0");
    }
}
