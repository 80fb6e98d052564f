package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Risk: the index answers otherwise than the records themselves would. Random searches are held
/// against a look at every record.
class SearchPropertyTest {
    @TempDir static Path folder;

    private static List<SampleRecord> records = List.of();
    private static Oracle oracle = new Oracle(List.of());
    private static ExecutorService pool;
    private static LuceneEventIndex index;

    @BeforeAll
    static void write() throws IOException {
        records = new RandomRecords(5).make(6, 120);
        oracle = new Oracle(records);
        SampleIndex.write(folder, records);
        pool = Executors.newFixedThreadPool(2);
        index = LuceneEventIndex.open(folder, pool);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
        pool.shutdown();
    }

    private static List<String> printed(List<SampleRecord> answer) {
        return answer.stream().map(record -> record.printedId(oracle.duplicateOf(record))).toList();
    }

    @Test
    void findsExactlyWhatALookAtEveryRecordFinds() throws Exception {
        RandomSearches searches = new RandomSearches(9, records);
        Random random = new Random(1);
        int hits = 0;
        for (int i = 0; i < 1_500; i++) {
            Search search = searches.next();
            List<SampleRecord> expected = oracle.answer(search);
            LuceneRows.Sizes sizes =
                    new LuceneRows.Sizes(1 + random.nextInt(40), 1 + random.nextInt(20));
            try (Rows rows = index.rows(search, sizes)) {
                assertThat(rows.size()).as("%s", search).isEqualTo(expected.size());
                List<StoredEvent> all = rows.page(0, expected.size() + 10);
                assertThat(all.stream().map(StoredEvent::id))
                        .as("%s", search)
                        .containsExactlyElementsOf(printed(expected));
                int from = random.nextInt(expected.size() + 1);
                assertThat(rows.page(from, 7))
                        .isEqualTo(all.subList(from, Math.min(all.size(), from + 7)));
            }
            assertThat(index.count(search)).isEqualTo(expected.size());
            hits += expected.isEmpty() ? 0 : 1;
        }
        assertThat(hits).as("searches that find anything").isGreaterThan(700);
    }

    @Test
    void givesBackEveryEventAsItWasWritten() throws Exception {
        Map<String, SampleRecord> byPlace = new HashMap<>();
        records.forEach(record -> byPlace.put(record.citation(), record));
        Search everything =
                new Search(
                        new Query.Or(
                                List.of(
                                        new Query.All(),
                                        new Query.Exists(Query.Target.of("duplicateOf")))),
                        TimeRange.ALL,
                        Search.Order.TIME_DESCENDING);
        try (Rows rows = index.rows(everything)) {
            assertThat(rows.size()).isEqualTo(records.size());
            for (StoredEvent event : rows.page(0, records.size())) {
                SampleRecord record =
                        Objects.requireNonNull(byPlace.get(event.citation().toString()));
                String repeats = oracle.duplicateOf(record);
                assertThat(event)
                        .isEqualTo(
                                new StoredEvent(
                                        record.printedId(repeats),
                                        record.event(),
                                        record.origin(),
                                        event.citation(),
                                        "sample",
                                        repeats));
            }
        }
    }

    @Test
    void countsValuesAsALookAtEveryRecordDoes() throws Exception {
        RandomSearches searches = new RandomSearches(31, records);
        String[] fields = {
            "action",
            "bucket",
            "ip",
            "source",
            "status",
            "bytesOut",
            "requestId",
            "origin.evidence",
            "eventName",
            "responseElements.part",
            "resources.ARN",
            "errorCode",
            "httpStatus",
            "userAgent",
            "readOnly",
            "object",
            "key",
            "account",
            "start",
            "additionalEventData.bytesTransferredOut"
        };
        for (int i = 0; i < 300; i++) {
            Search search = i < fields.length ? Search.of(new Query.All()) : searches.next();
            String field = fields[i % fields.length];
            Map<String, Long> counts = counts(oracle.answer(search), field);
            List<Facet.Value> expected = sorted(counts, "");
            int most = 1 + i % 5;
            assertThat(index.facet(search, field, most))
                    .as("%s of %s", field, search)
                    .isEqualTo(
                            new Facet(
                                    field,
                                    expected.subList(0, Math.min(most, expected.size())),
                                    counts.size()));
            String first = expected.isEmpty() ? "G" : expected.getLast().value();
            String prefix = first.substring(0, Math.min(1, first.length()));
            List<Facet.Value> completed = sorted(counts, prefix);
            assertThat(index.complete(search, field, prefix, 50))
                    .as("%s of %s beginning with %s", field, search, prefix)
                    .isEqualTo(completed.subList(0, Math.min(50, completed.size())));
        }
    }

    private static Map<String, Long> counts(List<SampleRecord> found, String field) {
        Map<String, Long> counts = new HashMap<>();
        for (SampleRecord record : found) {
            List<String> values = new ArrayList<>();
            EventField named = EventField.named(field).orElse(null);
            if (field.equals("origin.evidence")) {
                values.add(record.item().hex());
            } else if (named == null) {
                record.fields().stream()
                        .filter(f -> f.path().equals(field) && f.kind() != RecordField.Kind.NULL)
                        .map(RecordField::text)
                        .distinct()
                        .forEach(values::add);
            } else if (record.event().has(named)) {
                values.add(String.valueOf(record.event().text(named)));
            }
            values.forEach(value -> counts.merge(value, 1L, Long::sum));
        }
        return counts;
    }

    private static List<Facet.Value> sorted(Map<String, Long> counts, String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(Facet.Value::count)
                                .reversed()
                                .thenComparing(Facet.Value::value))
                .toList();
    }

    @Test
    void binsEventsByTimeAndSource() throws Exception {
        RandomSearches searches = new RandomSearches(77, records);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            Search search = searches.next();
            Duration width =
                    Duration.ofSeconds(new int[] {1, 7, 60, 3_600, 86_400, 2_592_000}[i % 6]);
            List<SampleRecord> found = oracle.answer(search);
            TreeMap<Long, Map<SourceKind, Long>> bins = new TreeMap<>();
            long untimed = 0;
            for (SampleRecord record : found) {
                Instant time = record.event().time();
                if (time == null) {
                    untimed++;
                    continue;
                }
                bins.computeIfAbsent(
                                Math.floorDiv(time.toEpochMilli(), width.toMillis()),
                                bin -> new HashMap<>())
                        .merge(record.event().source(), 1L, Long::sum);
            }
            if (!bins.isEmpty() && bins.lastKey() - bins.firstKey() > 150_000) {
                refused++;
                assertThatThrownBy(() -> index.histogram(search, width))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("bins");
                continue;
            }
            Histogram histogram = index.histogram(search, width);
            List<Histogram.Bin> expected = new ArrayList<>();
            for (long bin = bins.isEmpty() ? 0 : bins.firstKey();
                    !bins.isEmpty() && bin <= bins.lastKey();
                    bin++) {
                Map<SourceKind, Long> counts = bins.getOrDefault(bin, Map.of());
                expected.add(
                        new Histogram.Bin(
                                Instant.ofEpochMilli(bin * width.toMillis()),
                                Instant.ofEpochMilli((bin + 1) * width.toMillis()),
                                counts.values().stream().mapToLong(Long::longValue).sum(),
                                counts));
            }
            assertThat(histogram)
                    .as("%s by %s", search, width)
                    .isEqualTo(new Histogram(expected, untimed));
        }
        assertThat(refused).isLessThan(120);
    }
}
