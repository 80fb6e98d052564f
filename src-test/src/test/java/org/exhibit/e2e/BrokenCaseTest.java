package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A verification that cannot fail verifies nothing: each check is broken on purpose.
class BrokenCaseTest {
    @TempDir Path folder;

    private TestCase broken = new TestCase(Path.of(""));

    @BeforeEach
    void make() throws IOException {
        Path log = folder.resolve("a.log");
        Files.writeString(log, HostileLogs.lines("b", 20) + "not a line\n");
        broken = TestCase.make(folder.resolve("case"));
        broken.acquire(log);
        assertThat(CommandRun.of("verify", broken.folder()).status()).isZero();
    }

    private List<String> failed() throws IOException {
        CommandRun run = CommandRun.of("verify", broken.folder(), "--json");
        assertThat(run.status()).isEqualTo(3);
        JsonNode verification =
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(run.output());
        assertThat(verification.path("ok").asBoolean()).isFalse();
        return verification.path("checks").findParents("name").stream()
                .filter(check -> !check.path("ok").asBoolean())
                .map(check -> check.path("name").asText())
                .toList();
    }

    @Test
    void changedOriginal() throws IOException {
        Path original = BundledLogs.files(broken.folder().resolve("evidence")).getFirst();
        byte[] bytes = Files.readAllBytes(original);
        bytes[100] ^= 1;
        assertThat(original.toFile().setWritable(true)).isTrue();
        Files.write(original, bytes);
        assertThat(failed()).contains("originals").doesNotContain("custody-chain");
    }

    @Test
    void missingOriginal() throws IOException {
        Files.delete(BundledLogs.files(broken.folder().resolve("evidence")).getFirst());
        assertThat(failed()).contains("originals");
    }

    @Test
    void changedCustody() throws IOException {
        Path custody = broken.folder().resolve("custody.jsonl");
        Files.writeString(custody, Files.readString(custody).replaceFirst("\"T\"", "\"U\""));
        assertThat(failed()).contains("custody-chain");
    }

    @Test
    void shortenedCustody() throws IOException {
        Path custody = broken.folder().resolve("custody.jsonl");
        List<String> lines = Files.readAllLines(custody);
        Files.write(custody, lines.subList(0, lines.size() - 1));
        assertThat(failed()).contains("custody-chain");
    }

    @Test
    void sumsThatDoNotHold() throws IOException {
        Digest item = Digest.of(new byte[] {1});
        try (EventIndexWriter index = LuceneIndexWriter.open(broken.folder().resolve("index"))) {
            // Claims five records and has none of them.
            ItemAccount.Leaf leaf =
                    new ItemAccount.Leaf(
                            List.of(),
                            item,
                            FileRow.Kind.LOG,
                            "s3-access",
                            SourceKind.S3_ACCESS,
                            5,
                            0,
                            1,
                            0);
            index.itemDone(new ItemAccount(item, List.of(leaf)));
            index.sighting(new Sighting(1, "invented.log", item, 1));
            index.reconcile(events -> List.of());
            index.commit();
        }
        assertThat(failed()).contains("index-contents");
    }

    @Test
    void itemThatWasNeverRead() throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(broken.folder().resolve("index"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(failed()).contains("index-complete");
        // The index is made again from the originals.
        assertThat(broken.acquire(folder.resolve("a.log")).status()).isZero();
        assertThat(CommandRun.of("verify", broken.folder()).status()).isZero();
        assertThat(broken.counts()).isEqualTo("21 = 20 + 0 + 1");
    }

    @Test
    void indexOfAnotherVersion() throws IOException {
        try (Directory directory = FSDirectory.open(broken.folder().resolve("index"));
                IndexWriter writer =
                        new IndexWriter(
                                directory,
                                new IndexWriterConfig().setSoftDeletesField("duplicate"))) {
            writer.setLiveCommitData(Map.of("exhibit.index.version", "1").entrySet());
            writer.commit();
        }
        CommandRun refused = CommandRun.of("search", broken.folder(), "*");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.messages()).contains("another version", "acquire again");
        assertThat(broken.acquire(folder.resolve("a.log")).status()).isZero();
        assertThat(CommandRun.of("verify", broken.folder()).status()).isZero();
        assertThat(broken.counts()).isEqualTo("21 = 20 + 0 + 1");
    }
}
