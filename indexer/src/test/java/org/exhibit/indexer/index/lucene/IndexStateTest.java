package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Risk: an answer depends on which state of the index is read, by whom, or where in the world.
class IndexStateTest extends SearchedSamples {
    @Test
    void listsPaths() throws Exception {
        add(
                trail().set(EventField.ACTION, "A"),
                RecordField.text("eventName", "A"),
                RecordField.text("requestParameters.a", "1"),
                RecordField.text("requestParameters.a.b", "2"),
                RecordField.text("requestParameters.a-b", "3"),
                RecordField.text("requestParameters.aB", "3"),
                RecordField.nullValue("responseElements"));
        try (LuceneEventIndex index = index()) {
            assertThat(index.paths("requestParameters.", 10))
                    .containsExactly(
                            "requestParameters.a",
                            "requestParameters.a-b",
                            "requestParameters.a.b",
                            "requestParameters.aB",
                            "requestParameters.bucketName",
                            "requestParameters.key");
            assertThat(index.paths("responseE", 10)).containsExactly("responseElements");
            assertThat(index.paths("", 2)).hasSize(2);
            assertThat(index.paths("remoteIp", 10)).isEmpty();
        }
    }

    @Test
    void anAbsentIndexHoldsNothing() throws Exception {
        try (LuceneEventIndex index = LuceneEventIndex.open(folder.resolve("absent"))) {
            assertThat(ids(index, "")).isEmpty();
            assertThat(index.count(search("a"))).isZero();
            assertThat(index.facet(search(""), "action", 5))
                    .isEqualTo(new Facet("action", List.of(), 0));
            assertThat(index.histogram(search(""), Duration.ofHours(1)))
                    .isEqualTo(new Histogram(List.of(), 0));
            assertThat(index.find("0".repeat(32))).isEmpty();
            assertThat(index.totals()).extracting(Totals::files).isEqualTo(0L);
        }
    }

    @Test
    void refusesAnIndexOfAnotherForm() throws Exception {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of(LuceneIndexWriter.VERSION_KEY, "0").entrySet());
            writer.commit();
        }
        assertThatThrownBy(() -> LuceneEventIndex.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another version")
                .hasMessageContaining("unharmed");
    }

    @Test
    void aResultOutlivesItsIndexUntilItIsClosed() throws Exception {
        SampleRecord record = add(trail().set(EventField.TIME, NINE));
        LuceneEventIndex index = index();
        Rows rows = index.rows(search(""));
        index.close();
        assertThat(rows.page(0, 5).stream().map(StoredEvent::id)).containsExactly(record.id());
        rows.close();
        rows.close();
        assertThatThrownBy(() -> rows.page(0, 5)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> index.rows(search(""))).isInstanceOf(Exception.class);
    }

    @Test
    void seesOneStateWhileAWriterGoesOn() throws Exception {
        add(trail().set(EventField.TIME, NINE));
        try (LuceneEventIndex before = index()) {
            add("b.gz", trail().set(EventField.TIME, NINE));
            SampleIndex.write(folder, records.subList(1, 2));
            assertThat(before.count(search(""))).isEqualTo(1);
            try (LuceneEventIndex after = LuceneEventIndex.open(folder)) {
                assertThat(after.count(search(""))).isEqualTo(2);
            }
        }
    }

    @Test
    void answersTheSameInEveryLocaleAndZone() throws Exception {
        SampleRecord record =
                add(
                        trail().set(EventField.TIME, NINE).set(EventField.ACTION, "LISTTITLE"),
                        RecordField.number("a.n", "1.5"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            try (LuceneEventIndex index = index()) {
                for (String query :
                        List.of(
                                "listtitle",
                                "LISTtitle",
                                "list*",
                                "LIST*",
                                "time:2026-03-10",
                                "a.n:>1.4",
                                "time:[2026-03-10T09:00 TO 2026-03-10T09:00]")) {
                    assertThat(ids(index, query)).as(query).isEqualTo(printed(record));
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void answersSeveralThreadsAtOnce() throws Exception {
        List<SampleRecord> made = new RandomRecords(2).make(4, 100);
        SampleIndex.write(folder, made);
        Oracle oracle = new Oracle(made);
        try (ExecutorService pool = Executors.newFixedThreadPool(4);
                LuceneEventIndex index = LuceneEventIndex.open(folder, pool);
                Rows shared = index.rows(search("action:G*"), new LuceneRows.Sizes(8, 4))) {
            List<String> expected =
                    oracle.answer(search("action:G*")).stream().map(SampleRecord::id).toList();
            List<Callable<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int from = i % Math.max(1, expected.size() - 5);
                calls.add(() -> shared.page(from, 5).stream().map(StoredEvent::id).toList());
                calls.add(() -> ids(index, "action:G*").subList(from, from + 5));
            }
            // A pool of its own: the callers themselves use the index's threads.
            try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
                int i = 0;
                for (Future<List<String>> answer : callers.invokeAll(calls)) {
                    int from = (i++ / 2) % Math.max(1, expected.size() - 5);
                    assertThat(answer.get()).isEqualTo(expected.subList(from, from + 5));
                }
            }
        }
    }
}
