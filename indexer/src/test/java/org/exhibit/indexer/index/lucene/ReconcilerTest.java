package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Risk: a repeated record is counted twice, a different one is taken for a repeat, or the answer
/// depends on the order in which files came.
class ReconcilerTest {
    private static final Digest NONE = Digest.of(new byte[0]);

    @TempDir Path folder;

    /// One record as a test writes it: the same `content` is the same canonical content whatever
    /// its `spelling`.
    private record Row(
            String file, String eventId, String content, String spelling, Delivery delivery) {
        byte[] id() {
            return Arrays.copyOf(
                    Digest.of(utf8(eventId + content + spelling)).bytes(), RecordIds.LENGTH);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Row log(String file, String eventId, String content) {
        return new Row(file, eventId, content, "", Delivery.LOG_FILE);
    }

    private static Digest item(String file) {
        return Digest.of(utf8(file));
    }

    private static void add(LuceneIndexWriter writer, List<Row> rows) throws IOException {
        Map<String, List<Row>> files = new TreeMap<>();
        rows.forEach(row -> files.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row));
        List<String> names = new ArrayList<>();
        rows.forEach(row -> {
            if (!names.contains(row.file())) {
                names.add(row.file());
            }
        });
        for (String name : names) {
            long offset = 0;
            Digest item = item(name);
            if (writer.isDone(item)) {
                continue;
            }
            for (Row row : files.getOrDefault(name, List.of())) {
                LogEvent event =
                        LogEvent.builder(SourceKind.CLOUDTRAIL)
                                .set(
                                        EventField.EVENT_ID,
                                        row.eventId().isEmpty() ? null : row.eventId())
                                .set(EventField.ACTION, row.content())
                                .set(EventField.TIME, 1_000L)
                                .build();
                Repeat repeat =
                        row.eventId().isEmpty()
                                ? new Repeat.ByContent()
                                : new Repeat.ByEventId(row.eventId());
                ParsedRecord parsed =
                        new ParsedRecord(event, List.of(), repeat, row.delivery(), List.of());
                RecordSpan span =
                        new RecordSpan(utf8(row.content()), 0, 1, offset, offset + 1, null, null);
                writer.event(
                        item,
                        0,
                        new RecordIds(row.id(), RecordIds.place(item, "", offset)),
                        span,
                        parsed,
                        "l");
                offset++;
            }
            // A segment of nothing but records: where all repeat others, none of it is live.
            writer.spill();
            writer.itemDone(
                    new ItemAccount(
                            item,
                            List.of(
                                    new ItemAccount.Leaf(
                                            List.of(),
                                            NONE,
                                            FileRow.Kind.LOG,
                                            "test",
                                            SourceKind.CLOUDTRAIL,
                                            offset,
                                            0,
                                            0,
                                            0))));
            writer.sighting(new Sighting(1, name, item, 1));
        }
    }

    private static List<Digest> contents(List<StoredEvent> events) {
        return events.stream()
                .map(event ->
                        Digest.of(utf8(String.valueOf(event.event().text(EventField.ACTION)))))
                .toList();
    }

    /// What each place is afterwards: `file#record` to the file of the event it repeats, or
    /// `event`.
    private record Outcome(Map<String, String> places, Totals totals, List<String> problems) {}

    private Outcome outcome(Path index) throws IOException {
        Map<String, String> places = new TreeMap<>();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
            CopyReader copies = new CopyReader(reader);
            for (LeafReaderContext leaf : reader.leaves()) {
                List<RecordCopy> found = new ArrayList<>();
                NumericDocValues events = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
                for (int doc = events.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = events.nextDoc()) {
                    copies.add(leaf.docBase + doc, found);
                }
                for (RecordCopy copy : found) {
                    places.put(
                            copy.event().origin().file() + "#" + copy.event().origin().record(),
                            copy.duplicateOf() == null ? "event" : "duplicate");
                }
            }
            AccountingReader accounting = new AccountingReader(reader, new ItemCatalogue(reader));
            List<String> problems = accounting.problems().map(Problem::reason).toList();
            assertThat(accounting.files().map(FileRow::counts)).allMatch(Counts::addsUp);
            Counts sum = accounting.files().map(FileRow::counts).reduce(Counts.NONE, Counts::plus);
            assertThat(accounting.totals().counts()).isEqualTo(sum);
            return new Outcome(places, accounting.totals(), problems);
        }
    }

    private Outcome run(String name, List<List<Row>> batches) throws IOException {
        Path index = folder.resolve(name);
        for (List<Row> batch : batches) {
            try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
                add(writer, batch);
                writer.reconcile(ReconcilerTest::contents);
                writer.commit();
            }
        }
        return outcome(index);
    }

    @Test
    void keepsOneEventOfEqualRecordsAndCountsTheRest() throws IOException {
        Outcome outcome =
                run(
                        "equal",
                        List.of(
                                List.of(
                                        log("a", "1", "x"),
                                        log("a", "2", "y"),
                                        log("b", "1", "x"))));
        assertThat(outcome.totals().counts()).isEqualTo(new Counts(3, 2, 1, 0));
        assertThat(outcome.totals().conflicts()).isZero();
    }

    @Test
    void keepsDifferentRecordsOfOneEventIdAndReportsTheConflict() throws IOException {
        Outcome outcome =
                run(
                        "conflict",
                        List.of(
                                List.of(
                                        log("a", "1", "x"),
                                        log("a", "1", "y"),
                                        log("b", "1", "x"),
                                        log("b", "1", "z"))));
        assertThat(outcome.totals().counts()).isEqualTo(new Counts(4, 3, 1, 0));
        assertThat(outcome.totals().conflicts()).isEqualTo(1);
        assertThat(outcome.problems())
                .containsExactly(
                        "event id 1 stands for 3 different records; each is kept as an event");
    }

    @Test
    void takesTheSameContentInAnotherSpellingForARepeat() throws IOException {
        Row pretty = new Row("b", "1", "x", "pretty", Delivery.LOG_FILE);
        Outcome outcome = run("spelling", List.of(List.of(log("a", "1", "x"), pretty)));
        assertThat(outcome.totals().counts()).isEqualTo(new Counts(2, 1, 1, 0));
    }

    @Test
    void prefersTheLogFileHoweverLateItComes() throws IOException {
        Row lookup = new Row("a", "1", "x", "lookup", Delivery.LOOKUP_EVENTS);
        Row file = log("z", "1", "x");
        Outcome late = run("late", List.of(List.of(lookup), List.of(file)));
        assertThat(late.places()).isEqualTo(Map.of("a#1", "duplicate", "z#1", "event"));
        Outcome early = run("early", List.of(List.of(file), List.of(lookup)));
        assertThat(early.places()).isEqualTo(late.places());
    }

    @Test
    void prefersTheLogFileWhicheverItemSortsFirst() throws IOException {
        for (String file : List.of("a", "z")) {
            String other = file.equals("a") ? "z" : "a";
            Row lookup = new Row(other, "1", "x", "lookup", Delivery.LOOKUP_EVENTS);
            Outcome outcome = run("first" + file, List.of(List.of(lookup, log(file, "1", "x"))));
            assertThat(outcome.places())
                    .isEqualTo(Map.of(file + "#1", "event", other + "#1", "duplicate"));
        }
    }

    @Test
    void supersedesAnEventThatWasChosenBefore() throws IOException {
        Row lookup = new Row("a", "1", "x", "lookup", Delivery.LOOKUP_EVENTS);
        Row bridge = new Row("b", "1", "x", "bridge", Delivery.EVENTBRIDGE);
        Outcome outcome =
                run("supersede", List.of(List.of(lookup, bridge), List.of(log("c", "1", "x"))));
        assertThat(outcome.places())
                .isEqualTo(Map.of("a#1", "duplicate", "b#1", "duplicate", "c#1", "event"));
        Outcome other =
                run(
                        "supersede2",
                        List.of(List.of(bridge), List.of(lookup), List.of(log("c", "1", "x"))));
        assertThat(other.places()).isEqualTo(outcome.places());
    }

    @Test
    void matchesEqualLinesAcrossFilesOnly() throws IOException {
        // The second equal line of one file has another content id: its ordinal is part of it.
        List<Row> rows =
                List.of(
                        new Row("a", "", "line", "0", Delivery.LOG_FILE),
                        new Row("a", "", "line", "1", Delivery.LOG_FILE),
                        new Row("b", "", "line", "0", Delivery.LOG_FILE));
        Outcome outcome = run("lines", List.of(rows));
        assertThat(outcome.totals().counts()).isEqualTo(new Counts(3, 2, 1, 0));
    }

    @Test
    void countsTheSameBytesUnderAnotherPathAsDuplicates() throws IOException {
        Path index = folder.resolve("twice");
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
            add(writer, List.of(log("a", "1", "x"), log("a", "2", "y")));
            writer.sighting(new Sighting(1, "copy/of/a", item("a"), 1));
            writer.sighting(new Sighting(2, "copy/of/a", item("a"), 1));
            writer.reconcile(ReconcilerTest::contents);
            writer.commit();
        }
        Outcome outcome = outcome(index);
        assertThat(outcome.totals().counts()).isEqualTo(new Counts(4, 2, 2, 0));
        assertThat(outcome.totals().files()).isEqualTo(2);
    }

    @Test
    void givesTheSameAnswerInEveryOrder() throws IOException {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Delivery delivery = Delivery.values()[random.nextInt(4)];
            String id = Integer.toString(random.nextInt(30));
            rows.add(
                    new Row(
                            "f" + random.nextInt(6),
                            id,
                            "c" + random.nextInt(3),
                            delivery.name(),
                            delivery));
        }
        rows.sort(java.util.Comparator.comparing(Row::file));
        Outcome expected = run("order", List.of(rows));
        for (int attempt = 0; attempt < 4; attempt++) {
            List<String> files = new ArrayList<>(List.of("f0", "f1", "f2", "f3", "f4", "f5"));
            Collections.shuffle(files, random);
            List<List<Row>> batches = new ArrayList<>();
            for (String file : files) {
                batches.add(rows.stream().filter(row -> row.file().equals(file)).toList());
            }
            assertThat(run("order" + attempt, batches)).isEqualTo(expected);
        }
    }

    @Test
    void withoutSomeItemsAnIndexIsAsIfItNeverHadThem() throws IOException {
        Random random = new Random(11);
        for (int attempt = 0; attempt < 20; attempt++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Delivery delivery = Delivery.values()[random.nextInt(4)];
                String id = random.nextInt(4) == 0 ? "" : Integer.toString(random.nextInt(12));
                String content = "c" + random.nextInt(3);
                String file = "f" + random.nextInt(6);
                rows.add(new Row(file, id, content, id.isEmpty() ? "" : file, delivery));
            }
            List<String> out = List.of("f" + random.nextInt(3), "f" + (3 + random.nextInt(3)));
            List<Row> rest = rows.stream().filter(row -> !out.contains(row.file())).toList();
            Outcome expected = run("rest" + attempt, List.of(rest));
            run("all" + attempt, List.of(rest.subList(0, rest.size() / 2), rows));
            Path index = folder.resolve("all" + attempt);
            try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
                // Files a batch cut in two are done with their first half.
                writer.forget(
                        rows.stream()
                                .map(row -> item(row.file()))
                                .collect(java.util.stream.Collectors.toSet()));
                add(writer, rows);
                writer.reconcile(ReconcilerTest::contents);
                writer.commit();
                writer.forget(java.util.Set.of(item(out.get(0)), item(out.get(1))));
                assertThat(writer.isDone(item(out.getFirst()))).isFalse();
                writer.commit();
            }
            // Then no term shows any more that there was another copy.
            merge(index);
            try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
                writer.reconcile(ReconcilerTest::contents);
                writer.commit();
            }
            assertThat(outcome(index)).isEqualTo(expected);
        }
    }

    private static void merge(Path index) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setSoftDeletesField(Schema.SOFT_DELETED);
        config.setMergePolicy(LuceneIndexWriter.mergePolicy());
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            Map<String, String> data = new TreeMap<>();
            writer.getLiveCommitData().forEach(one -> data.put(one.getKey(), one.getValue()));
            writer.setLiveCommitData(data.entrySet());
            writer.forceMerge(1);
        }
    }

    @Test
    void forgetsAnItemThatWasNotFinished() throws IOException {
        Path index = folder.resolve("crash");
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
            add(writer, List.of(log("a", "1", "x")));
            LogEvent event = LogEvent.builder(SourceKind.CLOUDTRAIL).build();
            ParsedRecord half =
                    new ParsedRecord(
                            event, List.of(), new Repeat.ByContent(), Delivery.LOG_FILE, List.of());
            RecordSpan span = new RecordSpan(utf8("y"), 0, 1, 0, 1, null, null);
            writer.event(item("b"), 0, new RecordIds(new byte[16], new byte[16]), span, half, "l");
            writer.commit();
        }
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(index)) {
            assertThat(writer.isDone(item("a"))).isTrue();
            assertThat(writer.isDone(item("b"))).isFalse();
            writer.reconcile(ReconcilerTest::contents);
            writer.commit();
        }
        assertThat(outcome(index).places()).isEqualTo(Map.of("a#1", "event"));
    }
}
