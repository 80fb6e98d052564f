package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.Ingest;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// An index that was forged with care has sound files and matching counts; only reading the records
/// again tells it from the evidence.
class RecordsReadAgainTest {
    @TempDir Path folder;

    private TestCase made = new TestCase(Path.of(""));
    private Path log = Path.of("");

    @BeforeEach
    void make() throws IOException {
        log = folder.resolve("a.log");
        Files.writeString(log, HostileLogs.lines("b", 20) + "not a line\n");
        Files.writeString(folder.resolve("b.log"), HostileLogs.lines("b", 5));
        made = TestCase.make(folder.resolve("case"));
        made.acquire(log, folder.resolve("b.log"));
    }

    private List<String> checks(boolean ok, Object... more) throws IOException {
        Object[] words =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("verify", made.folder(), "--json"),
                                java.util.stream.Stream.of(more))
                        .toArray();
        JsonNode json = new ObjectMapper().readTree(CommandRun.of(words).output());
        return json.path("checks").findParents("name").stream()
                .filter(check -> check.path("ok").asBoolean() == ok)
                .map(check -> check.path("name").asText() + ": " + check.path("detail").asText())
                .toList();
    }

    /// Puts into the index, for the true original, what reading other bytes gives.
    private void forge(String content) throws IOException {
        Path other = folder.resolve("forged");
        Files.writeString(other, content);
        Digest item = Digest.of(Files.readAllBytes(log));
        try (LuceneIndexWriter index = LuceneIndexWriter.open(made.folder().resolve("index"))) {
            index.forget(Set.of(item));
            new Ingest(index, FormatChoice.builtIn(null))
                    .item(item, other, "a.log", null, new CancelToken());
            index.reconcile(events -> List.of());
            index.commit();
        }
    }

    private String content() throws IOException {
        return Files.readString(log);
    }

    @Test
    void holdsWhereTheIndexSaysWhatTheOriginalsSay() throws IOException {
        assertThat(checks(false)).isEmpty();
        assertThat(checks(true))
                .contains(
                        "records: 25 of the index's 25 events, duplicates counted, read again from"
                                + " 2 originals: the index says of them what their originals say.",
                        "duplicates: Each of the 5 duplicates repeats an event of the case, and no"
                                + " record counts twice.");
    }

    @Test
    void namesTheFieldThatTheIndexHasOtherwise() throws IOException {
        forge(content().replace("REST.GET.OBJECT k12 ", "REST.PUT.OBJECT k12 "));
        assertThat(checks(false))
                .hasSize(2)
                .first()
                .asString()
                .contains("1 originals give something else than the index says");
        assertThat(checks(false).getLast())
                .startsWith("record: a.log (" + Digest.of(Files.readAllBytes(log)) + "): other ev")
                .contains("record 13 (E-01/")
                .contains(
                        "action is \"REST.PUT.OBJECT\" in the index and \"REST.GET.OBJECT\" in the"
                                + " original")
                .contains("its id is ");
        // Nothing else tells.
        assertThat(checks(false, "--quick")).isEmpty();
    }

    @Test
    void namesARecordThatTheIndexLeavesOut() throws IOException {
        List<String> lines = content().lines().toList();
        // In its place another that is rejected, of the same length.
        String gone = lines.get(7);
        forge(content().replace(gone, "x".repeat(gone.length())));
        assertThat(checks(false).get(1))
                .contains("record 8 at byte ")
                .contains(" is in the original and not in the index");
    }

    @Test
    void namesARejectedRecordOfWhichTheIndexSaysSomethingElse() throws IOException {
        forge(content().replace("not a line", "no line at"));
        assertThat(checks(false)).hasSize(2);
        assertThat(checks(false).getLast()).contains("account");
    }

    @Test
    void saysWhenAnOriginalIsNotThereToBeRead() throws IOException {
        Path original =
                BundledLogs.files(made.folder().resolve("evidence")).stream()
                        .filter(file -> file.toFile().length() == log.toFile().length())
                        .findFirst()
                        .orElseThrow();
        Files.delete(original);
        assertThat(checks(false))
                .anyMatch(one -> one.startsWith("originals: "))
                .anyMatch(one -> one.startsWith("records: ") && one.contains("Not read again: 1"));
    }

    @Test
    void readsEveryFormAgainAsItWasRead() throws IOException {
        Path more = BundledLogs.write(folder.resolve("bundled"));
        Files.writeString(
                folder.resolve("odd.json"),
                "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-03-10T00:00:00Z\","
                        + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"Get\\ud800Object\","
                        + "\"awsRegion\":\"eu-west-1\",\"eventID\":\"x\",\"userAgent\":"
                        + "\"\\u0000\\ud83d\"},{\"eventName\":5}]}",
                StandardCharsets.UTF_8);
        made.acquire(more, folder.resolve("odd.json"));
        made.acquire(folder.resolve("odd.json"));
        assertThat(checks(false)).isEmpty();
    }
}
