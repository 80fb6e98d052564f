package org.exhibit.indexer.integrity.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventCensus;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.lucene.LuceneCensus;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.index.lucene.PhraseWords;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.SameRecord;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.ZipPasswords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DuplicatesPassTest {
    private static final String ONE =
            "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-03-10T00:00:00Z\",\"eventSource\":"
                    + "\"s3.amazonaws.com\",\"eventName\":\"%s\",\"awsRegion\":\"eu-west-1\","
                    + "\"eventID\":\"%s\"}";

    @TempDir Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void acquire() throws IOException {
        root = CaseFixture.create(folder.resolve("case"));
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("a.json"), records("Get", "x", "Put", "y", "List", "z"));
        Files.writeString(logs.resolve("b.json"), records("Get", "x"));
        // The same content, spelt otherwise.
        Files.writeString(logs.resolve("c.json"), records("Put", "\\u0079"));
        CancelToken cancel = new CancelToken();
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run());
                LuceneIndexWriter index = LuceneIndexWriter.open(caseFile.folder().index());
                CaseIngest ingest =
                        new CaseIngest(caseFile, index, null, ZipPasswords.NONE, cancel, 2)) {
            FileAcquisition.run(
                    caseFile,
                    new FileRequest(List.of(logs), false),
                    new ProgressBoard(),
                    cancel,
                    ingest);
            ContainerMembers members = new ContainerMembers();
            ingest.finish(origins -> caseFile.raw(members, origins));
        }
    }

    private static String records(String... namesAndIds) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            all.add(ONE.formatted(namesAndIds[i], namesAndIds[i + 1]));
        }
        return "{\"Records\":[" + String.join(",", all) + "]}";
    }

    private FolderCaseReader reader() throws IOException {
        return FolderCaseReader.open(
                root,
                new FolderCaseReader.Tools(
                        LuceneEventIndex::open,
                        FormatChoice.builtIn(null).formats(),
                        new ContainerMembers(),
                        new SameRecord(),
                        new PhraseWords(),
                        subject -> new Query.All()));
    }

    /// @param change of what the index holds
    private Check check(Change change) throws IOException {
        try (FolderCaseReader reader = reader();
                LuceneCensus census = LuceneCensus.open(root.resolve("index"))) {
            DuplicatesPass pass = new DuplicatesPass(reader);
            long[] equal = new long[1];
            census.each((event, id) -> {
                if (id.equals(event.duplicateOf())) {
                    equal[0]++;
                } else if (event.duplicateOf() != null) {
                    pass.duplicate(change.of(event));
                }
            });
            EventCensus counted =
                    new EventCensus() {
                        @Override
                        public void each(Visitor visitor) {
                            throw new UnsupportedOperationException("read above");
                        }

                        @Override
                        public void repeated(Repeats visitor) throws IOException {
                            census.repeated((id, events, duplicates) ->
                                    visitor.repeated(id, events + change.more(), duplicates));
                        }

                        @Override
                        public void close() {
                            // the other is closed
                        }
                    };
            return pass.check(counted, equal[0]);
        }
    }

    private record Change(String repeats, long more) {
        static final Change NONE = new Change("", 0);

        StoredEvent of(StoredEvent event) {
            return repeats.isEmpty()
                    ? event
                    : new StoredEvent(
                            event.id(),
                            event.event(),
                            event.origin(),
                            event.citation(),
                            event.layout(),
                            repeats);
        }
    }

    @Test
    void holdsForRepeatsInEqualAndInOtherBytes() throws IOException {
        assertThat(check(Change.NONE))
                .isEqualTo(
                        new Check(
                                "duplicates",
                                true,
                                "Each of the 2 duplicates repeats an event of the case, and no"
                                        + " record counts twice."));
    }

    @Test
    void namesADuplicateThatRepeatsNothingOrSomethingElse() throws IOException {
        assertThat(check(new Change("0".repeat(32), 0)).detail())
                .containsPattern("(a.json record 2|c.json record 1) \\(E-01/")
                .contains("repeats no event of the case");
        String other;
        try (FolderCaseReader reader = reader()) {
            other =
                    reader.events()
                            .rows(
                                    Search.of(
                                            new Query.Equal(
                                                    new Query.Target.Named(EventField.ACTION),
                                                    "List")))
                            .page(0, 1)
                            .getFirst()
                            .id();
        } catch (QueryException e) {
            throw new AssertionError(e);
        }
        assertThat(check(new Change(other, 0)).ok()).isFalse();
    }

    @Test
    void noticesDuplicatesWithoutAnEventAndContentsThatCountTwice() throws IOException {
        assertThat(check(new Change("", -1)).detail())
                .contains("1 duplicates repeat no event of the case");
        assertThat(check(new Change("", 1)).detail())
                .contains("2 records with the id ")
                .contains("each count as an event");
    }
}
