package org.exhibit.indexer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exhibit.indexer.casefile.CaseFixture.DESCRIPTION;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.PhraseWords;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.Fingerprint;
import org.exhibit.indexer.store.MemberReader;
import org.exhibit.indexer.store.SourceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class FolderCaseReaderTest {
    private static final String CONTENT = "first\nsecond\nthird\n";

    @TempDir Path folder;

    private final ContainerMembers containers = new ContainerMembers();
    private Path root;
    private int opened;

    @BeforeEach
    void create() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
    }

    private FolderCaseReader open() throws IOException {
        MemberReader counting =
                (original, steps) -> {
                    opened++;
                    return containers.open(original, steps);
                };
        return FolderCaseReader.open(
                root,
                new FolderCaseReader.Tools(
                        LuceneEventIndex::open,
                        List.of(),
                        counting,
                        (event, raw, parsed) -> true,
                        new PhraseWords(),
                        subject -> new Query.All()));
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private Digest acquire(byte[] bytes, boolean byReference) throws IOException {
        Path file = Files.write(folder.resolve("log.gz"), bytes);
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.store().prepare();
            SourceFile source = SourceFile.at(file);
            Fingerprint fingerprint =
                    byReference
                            ? caseFile.store().intake().measure(source, new CancelToken())
                            : caseFile.store()
                                    .intake()
                                    .put(source, new CancelToken())
                                    .fingerprint();
            int number = caseFile.acquisitions().begin("files", List.of("x")).number();
            caseFile.acquisitions()
                    .record(
                            number,
                            byReference,
                            List.of(
                                    new FoundFile(
                                            "log.gz",
                                            folder.toString(),
                                            fingerprint,
                                            source.modified(),
                                            !byReference)));
            caseFile.acquisitions().end(number, 1, bytes.length);
        }
        return Digest.of(bytes);
    }

    private static Origin origin(Digest evidence, long offset, long length) {
        return new Origin(evidence, "log.gz", List.<MemberStep>of(), 1, offset, length, null, null);
    }

    @Test
    void showsTheLastCheckpointBesideAWriterWithoutTouchingTheCase() throws IOException {
        try (CaseFile writer = CaseFile.open(root, run())) {
            writer.addExhibit("aa", "kept");
            writer.checkpoint();
            writer.addExhibit("bb", "not yet");

            try (FolderCaseReader reader = open()) {
                assertThat(reader.description()).isEqualTo(DESCRIPTION);
                assertThat(reader.exhibits())
                        .extracting(MarkedExhibit::event)
                        .containsExactly("aa");
                assertThat(reader.isClosed()).isFalse();
                assertThat(reader.checkCustody().holds()).isTrue();
                assertThat(reader.custody()).hasSize(5);
            }
            assertThatThrownBy(() -> CaseFile.open(root, run()))
                    .isInstanceOf(CaseLockedException.class);
        }
    }

    @Test
    void cutsManyRecordsInOnePassAndGivesThemInTheOrderAsked() throws IOException {
        Digest evidence = acquire(gzip(CONTENT), false);
        try (FolderCaseReader reader = open()) {
            List<byte[]> raw =
                    reader.raw(
                            List.of(
                                    origin(evidence, 13, 5),
                                    origin(evidence, 0, 5),
                                    origin(evidence, 6, 6),
                                    origin(evidence, 0, 5)));

            assertThat(raw)
                    .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .containsExactly("third", "first", "second", "first");
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void cutsRecordsThatOverlap() throws IOException {
        Digest evidence = acquire(gzip(CONTENT), false);
        try (FolderCaseReader reader = open()) {
            assertThat(reader.raw(List.of(origin(evidence, 0, 12), origin(evidence, 6, 6))))
                    .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .containsExactly("first\nsecond", "second");
        }
    }

    @Test
    void namesTheEvidenceWhenAnOriginalIsMissingOrTooShort() throws IOException {
        Digest evidence = acquire(gzip(CONTENT), false);
        try (FolderCaseReader reader = open()) {
            assertThatThrownBy(() -> reader.raw(origin(evidence, 13, 50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(evidence.hex())
                    .hasMessageContaining("ends after 19 bytes");
            Digest unknown = Digest.of(new byte[1]);
            assertThatThrownBy(() -> reader.raw(origin(unknown, 0, 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("missing from the case's evidence folder");
            assertThatThrownBy(() -> reader.raw(origin(evidence, 0, Long.MAX_VALUE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than a record can have");
        }
    }

    @Test
    void readsWhatWasLeftByReferenceAsLongAsItIsUnchanged() throws IOException {
        Digest evidence = acquire(gzip(CONTENT), true);
        Path file = folder.resolve("log.gz");
        try (FolderCaseReader reader = open()) {
            assertThat(reader.raw(origin(evidence, 0, 5))).asString().isEqualTo("first");

            Files.write(file, gzip("other content here\n"));
            assertThatThrownBy(() -> reader.raw(origin(evidence, 0, 5)))
                    .hasMessageContaining("acquired by reference")
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void refusesACaseOfANewerFormat() throws IOException {
        Path json = root.resolve("case.json");
        Files.writeString(
                json,
                Files.readString(json).replace("\"formatVersion\" : 1", "\"formatVersion\" : 9"));

        assertThatThrownBy(this::open)
                .isInstanceOf(CaseVersionException.class)
                .hasMessageContaining("format version 9");
    }

    @Test
    void saysWhatToDoWhenTheSnapshotIsGone() throws IOException {
        Files.delete(root.resolve("case.json"));

        assertThatThrownBy(this::open).hasMessageContaining("Any command that writes");
        try (CaseFile writer = CaseFile.open(root, run())) {
            assertThat(writer.opening().lost()).isEmpty();
        }
        open().close();
    }
}
