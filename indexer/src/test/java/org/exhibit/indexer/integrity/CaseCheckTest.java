package org.exhibit.indexer.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.PhraseWords;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ContainerMembers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

class CaseCheckTest {
    @TempDir Path folder;

    private Path root;
    private Path source;

    @BeforeEach
    void acquire() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
        source = Files.createDirectory(folder.resolve("source"));
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(source.resolve(name), "content of " + name);
        }
        acquire(false);
    }

    private void acquire(boolean byReference) throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            FileAcquisition.run(
                    caseFile,
                    new FileRequest(List.of(source), byReference),
                    new ProgressBoard(),
                    new CancelToken(),
                    ItemListener.NONE);
        }
    }

    private static Digest hash(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private Path original(String name) {
        String hex = hash("content of " + name).hex();
        return root.resolve("evidence").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /// The checks that do not hold, as `name: detail`, but for the index, which these cases have
    /// not.
    private List<String> failures() throws Exception {
        try (FolderCaseReader reader =
                FolderCaseReader.open(
                        root,
                        new FolderCaseReader.Tools(
                                LuceneEventIndex::open,
                                List.of(),
                                new ContainerMembers(),
                                (event, raw, parsed) -> true,
                                new PhraseWords(),
                                subject -> new Query.All()))) {
            return new CaseCheck(reader, new ProgressBoard(), new CancelToken())
                    .run().checks().stream()
                            .filter(check -> !check.ok())
                            .filter(check -> !check.name().equals("index-complete"))
                            .map(CaseCheckTest::text)
                            .toList();
        }
    }

    private static String text(Check check) {
        return check.name() + ": " + check.detail();
    }

    @Test
    void holdsWhereNothingWasTouched() throws Exception {
        assertThat(failures()).isEmpty();
    }

    @Test
    void namesEveryOriginalThatIsNotAsAcquired() throws Exception {
        original("a").toFile().setWritable(true);
        Files.writeString(original("a"), "Content of a");
        Files.delete(original("c"));

        assertThat(failures())
                .containsExactly(
                        "originals: 3 originals, 24 bytes, hashed again: 2 not as acquired.",
                        "original: a ("
                                + hash("content of a")
                                + ") has other bytes than when it was acquired: now 12 bytes with"
                                + " SHA-256 "
                                + hash("Content of a")
                                + ".",
                        "original: c ("
                                + hash("content of c")
                                + ") is missing from the case's evidence folder.");
    }

    @Test
    void namesAFileThatWasPutAmongTheOriginals() throws Exception {
        Digest foreign = hash("foreign");
        Files.writeString(
                root.resolve("evidence")
                        .resolve(foreign.hex().substring(0, 2))
                        .resolve(foreign.hex().substring(2)),
                "foreign");

        assertThat(failures())
                .containsExactly(
                        "evidence-folder: 1 files among the originals are not in custody: "
                                + foreign
                                + ".");
    }

    @Test
    void callsAbsentReferencesMissing() throws Exception {
        Files.writeString(source.resolve("d"), "content of d");
        acquire(true);
        Files.delete(source.resolve("a"));
        assertThat(failures()).isEmpty();

        Files.delete(source.resolve("d"));

        assertThat(failures())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "original: d ("
                                + hash("content of d")
                                + ") is missing: it was acquired by reference");
    }

    @Test
    void namesTheLineOfCustodyThatWasChanged() throws Exception {
        Path custody = root.resolve("custody.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(custody));
        lines.set(3, lines.get(3).replace("\"Ada\"", "\"Eve\""));
        Files.writeString(custody, String.join("\n", lines) + "\n");

        assertThat(failures())
                .containsSubsequence(
                        "custody-chain: 6 entries, and 1 breaks.",
                        "custody-line: Line 4 of custody.jsonl (changed): Entry 4 says something"
                                + " else than its hash was made over.",
                        "case-json: case.json and custody do not say the same about the"
                                + " acquisitions.")
                .last()
                .asString()
                .startsWith(
                        "database: case.mv.db and custody do not say the same: table acquisitions")
                .contains("| Ada |")
                .contains("| Eve |");
    }

    @Test
    void namesTheRowOfTheDatabaseThatWasChanged() throws Exception {
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL("jdbc:h2:file:" + root.resolve("case"));
        source.setUser("sa");
        source.setPassword("");
        try (java.sql.Connection connection = source.getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("UPDATE sightings SET path = 'z' WHERE path = 'b'");
        }
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("database: case.mv.db and custody do not say the same: table sightings")
                .contains("\"b | ");
    }

    @Test
    void namesWhatOfTheSnapshotWasChanged() throws Exception {
        Path json = root.resolve("case.json");
        Files.writeString(json, Files.readString(json).replace("\"Ada\"", "\"Eve\""));
        assertThat(failures())
                .containsExactly(
                        "case-json: case.json and custody do not say the same about the description"
                                + " of the case, the acquisitions.");
    }

    @Test
    void saysThatADatabaseCannotBeReadOrIsGone() throws Exception {
        Path database = root.resolve("case.mv.db");
        Files.writeString(database, "no database");
        assertThat(failures())
                .singleElement()
                .asString()
                .contains("case.mv.db and custody do not say the same: it cannot be read: ");
        Files.delete(database);
        assertThat(failures()).singleElement().asString().contains("the file is missing");
    }

    @Test
    void noticesThatTheEndOfCustodyWasCutOffAlsoAfterTheNextWriter() throws Exception {
        Path custody = root.resolve("custody.jsonl");
        List<String> lines = Files.readAllLines(custody);
        Files.writeString(custody, String.join("\n", lines.subList(0, 5)) + "\n");

        assertThat(failures()).hasSize(4).element(1).asString().contains("(removed)");

        CaseFile.open(root, run()).close();
        assertThat(failures()).first().asString().startsWith("custody-history: Entry 7");
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        try (FolderCaseReader reader =
                FolderCaseReader.open(
                        root,
                        new FolderCaseReader.Tools(
                                LuceneEventIndex::open,
                                List.of(),
                                new ContainerMembers(),
                                (event, raw, parsed) -> true,
                                new PhraseWords(),
                                subject -> new Query.All()))) {
            assertThatThrownBy(() -> new CaseCheck(reader, new ProgressBoard(), cancel).run())
                    .isInstanceOf(CancellationException.class);
        }
    }
}
