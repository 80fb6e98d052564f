package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LuceneEventIndexTest extends SearchedSamples {
    @Test
    void listsUntimedEventsLastInBothOrders() throws Exception {
        SampleRecord untimed = add(trail());
        SampleRecord late = add(trail().set(EventField.TIME, NINE + 1));
        SampleRecord early = add(trail().set(EventField.TIME, NINE));
        try (LuceneEventIndex index = index()) {
            assertThat(ids(index, "")).isEqualTo(printed(early, late, untimed));
            assertThat(
                            ids(
                                    index,
                                    new Search(
                                            QueryParser.parse(""),
                                            TimeRange.ALL,
                                            Search.Order.TIME_DESCENDING)))
                    .isEqualTo(printed(late, early, untimed));
        }
    }

    @Test
    void readsAnyRowWhereAMillisecondHoldsMoreThanCanBeSortedAtOnce() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 2_500; i++) {
            LogEvent.Builder event = trail();
            if (i % 5 != 0) {
                event.set(EventField.TIME, i % 7 == 0 ? NINE + random.nextLong(1L << 40) : NINE);
            }
            add("f" + i % 3, event);
        }
        SampleIndex.write(folder, records);
        List<String> expected =
                new Oracle(records).answer(search("")).stream().map(SampleRecord::id).toList();
        try (LuceneEventIndex index = LuceneEventIndex.open(folder);
                Rows rows = index.rows(search(""), new LuceneRows.Sizes(16, 8))) {
            assertThat(rows.size()).isEqualTo(2_500);
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(2_500);
                assertThat(rows.page(from, 20).stream().map(StoredEvent::id))
                        .isEqualTo(expected.subList(from, Math.min(2_500, from + 20)));
            }
            assertThat(rows.page(0, 3_000).stream().map(StoredEvent::id)).isEqualTo(expected);
            assertThat(rows.page(2_500, 1)).isEmpty();
            assertThat(rows.page(1L << 40, 1)).isEmpty();
        }
    }

    @Test
    void ordersTheSameWhateverTheOrderOfImport() throws Exception {
        List<SampleRecord> made = new RandomRecords(8).make(3, 60);
        Map<String, List<SampleRecord>> files =
                made.stream().collect(Collectors.groupingBy(SampleRecord::file));
        List<String> expected = null;
        for (int seed = 0; seed < 2; seed++) {
            List<String> order = new ArrayList<>(files.keySet());
            Collections.shuffle(order, new Random(seed * 5L));
            Path where = folder.resolve("i" + seed);
            SampleIndex.write(
                    where,
                    order.stream()
                            .flatMap(f -> files.getOrDefault(f, List.of()).stream())
                            .toList());
            try (LuceneEventIndex index = LuceneEventIndex.open(where)) {
                List<String> found = ids(index, "* OR duplicateOf:*");
                expected = expected == null ? found : expected;
                assertThat(found).hasSize(180).isEqualTo(expected);
            }
        }
    }

    @Test
    void matchesFlowWindowsByOverlap() throws Exception {
        LogEvent.Builder flow = LogEvent.builder(SourceKind.VPC_FLOW).set(EventField.TIME, NINE);
        SampleRecord minute = add(flow.set(EventField.END, NINE + 60_000L));
        SampleRecord instant = add(flow.set(EventField.END, NINE));
        try (LuceneEventIndex index = index()) {
            assertThat(within(index, -10_000, 0)).isEmpty();
            assertThat(within(index, -10_000, 1))
                    .containsExactlyInAnyOrder(minute.id(), instant.id());
            assertThat(within(index, 0, 1_000))
                    .containsExactlyInAnyOrder(minute.id(), instant.id());
            assertThat(within(index, 1, 1_000)).containsExactly(minute.id());
            assertThat(within(index, 59_999, 90_000)).containsExactly(minute.id());
            assertThat(within(index, 60_000, 90_000)).isEmpty();
        }
    }

    private static List<String> within(LuceneEventIndex index, long from, long to)
            throws Exception {
        TimeRange range =
                new TimeRange(Instant.ofEpochMilli(NINE + from), Instant.ofEpochMilli(NINE + to));
        return ids(index, new Search(QueryParser.parse(""), range, Search.Order.TIME_ASCENDING));
    }

    @Test
    void showsDuplicatesOnlyWhereTheyAreAskedFor() throws Exception {
        LogEvent event =
                trail().set(EventField.TIME, NINE).set(EventField.ACTION, "GetObject").build();
        for (String file : List.of("x", "y", "z")) {
            records.add(new SampleRecord(file, "same", 1, event, List.of()));
        }
        SampleRecord other = add("x", trail().set(EventField.TIME, NINE + 1));
        try (LuceneEventIndex index = index()) {
            Oracle oracle = new Oracle(records);
            SampleRecord kept =
                    records.stream()
                            .filter(r -> oracle.duplicateOf(r) == null)
                            .findFirst()
                            .orElseThrow();
            List<SampleRecord> repeats =
                    records.stream().filter(r -> oracle.duplicateOf(r) != null).toList();

            assertThat(ids(index, "")).isEqualTo(printed(kept, other));
            assertThat(index.count(search("action:GetObject"))).isEqualTo(1);
            assertThat(ids(index, "duplicateOf:*"))
                    .containsExactlyInAnyOrderElementsOf(
                            repeats.stream().map(SampleRecord::place).toList());
            assertThat(ids(index, "duplicateOf:" + kept.id())).hasSize(2);
            assertThat(ids(index, "NOT duplicateOf:*")).isEqualTo(printed(kept, other));

            StoredEvent found = index.find(kept.id().toUpperCase(Locale.ROOT)).orElseThrow();
            assertThat(found.origin()).isEqualTo(kept.origin());
            assertThat(found.duplicateOf()).isNull();
            for (SampleRecord repeat : repeats) {
                StoredEvent duplicate = index.find(repeat.place()).orElseThrow();
                assertThat(duplicate.origin()).isEqualTo(repeat.origin());
                assertThat(duplicate.id()).isEqualTo(repeat.place());
                assertThat(duplicate.duplicateOf()).isEqualTo(kept.id());
            }
            assertThat(index.find(other.id()).orElseThrow().id()).isEqualTo(other.id());
            assertThat(index.find(other.place())).isEmpty();
            assertThat(index.find("0".repeat(32))).isEmpty();
            assertThat(index.find("x")).isEmpty();
            assertThat(index.duplicatesOf(kept.id()).stream().map(e -> e.origin().evidence()))
                    .hasSize(2)
                    .isSorted();
            assertThat(index.duplicatesOf(other.id())).isEmpty();
        }
    }

    @Test
    void keepsARangeOverTextFromLookingLikeNoHits() throws Exception {
        add(
                trail().set(EventField.TIME, NINE).set(EventField.ACTION, "A"),
                RecordField.text("eventName", "A"),
                RecordField.text("requestParameters.name", "x"),
                RecordField.number("requestParameters.size", "7"));
        try (LuceneEventIndex index = index()) {
            for (String path :
                    List.of("requestParameters.name", "requestParameters", "eventName")) {
                assertThatThrownBy(() -> index.count(search(path + ":>5")))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining(path + " holds no numbers");
            }
            assertThat(index.count(search("requestParameters.size:>5"))).isEqualTo(1);
            assertThat(index.count(search("requestParameters.nowhere:>5"))).isZero();
            assertThat(index.count(search("httpStatus:>5"))).isZero();
        }
    }

    @Test
    void refusesWhatWouldNeverEnd() throws Exception {
        add(trail().set(EventField.TIME, NINE).set(EventField.KEY, "k"));
        try (LuceneEventIndex index = index()) {
            for (String query :
                    List.of(
                            "key:*a????????????????????*",
                            "key:/.*a.{200}/",
                            "*b??????????????????x*")) {
                assertThatThrownBy(() -> index.count(search(query)))
                        .as(query)
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("too complex");
            }
            assertThatThrownBy(() -> index.facet(search(""), "time", 5))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("histogram");
            assertThatThrownBy(() -> index.facet(search(""), "id", 5))
                    .isInstanceOf(QueryException.class);
            assertThatThrownBy(() -> index.histogram(search(""), Duration.ofMillis(999)))
                    .isInstanceOf(QueryException.class);
        }
    }

    @Test
    void answersAThousandAlternativesAtOnce() throws Exception {
        for (int i = 0; i < 300; i++) {
            add(
                    trail().set(EventField.TIME, NINE + i)
                            .set(EventField.IP, "10.0.0." + i)
                            .set(EventField.KEY, "k" + i));
        }
        String addresses =
                IntStream.range(0, 999)
                        .mapToObj(i -> "10.0.0." + i)
                        .collect(Collectors.joining(" OR "));
        String words =
                IntStream.range(0, 999).mapToObj(i -> "k" + i).collect(Collectors.joining(" OR "));
        try (LuceneEventIndex index = index()) {
            assertThat(index.count(search("ip:(" + addresses + ")"))).isEqualTo(300);
            assertThat(index.count(search("key:(" + words + ")"))).isEqualTo(300);
            assertThat(index.count(search(words))).isEqualTo(300);
        }
    }

    @Test
    void findsLongValuesWholeAndByTheirBeginning() throws Exception {
        String policy = "{\"Principal\": \"é*\"}".repeat(1_000);
        String token = "IQoJb3JpZ2lu".repeat(60);
        SampleRecord record =
                add(
                        trail().set(EventField.TIME, NINE).set(EventField.USER_AGENT, policy),
                        RecordField.text("requestParameters.policy", policy),
                        RecordField.text("requestParameters.token", token));
        add(trail(), RecordField.text("requestParameters.policy", policy + "x"));
        try (LuceneEventIndex index = index()) {
            String quoted = policy.replace("\\", "\\\\").replace("\"", "\\\"");
            assertThat(ids(index, "requestParameters.policy:\"" + quoted + "\""))
                    .isEqualTo(printed(record));
            assertThat(ids(index, "userAgent:\"" + quoted + "\"")).isEqualTo(printed(record));
            assertThat(index.count(search("requestParameters.policy:*Principal*"))).isEqualTo(2);
            assertThat(index.count(search("userAgent:/.*Principal.*/"))).isEqualTo(1);
            assertThat(index.count(search("requestParameters.policy:*Principle*"))).isZero();
            assertThat(ids(index, "requestParameters.token:" + token)).isEqualTo(printed(record));
            assertThat(ids(index, "requestParameters.token:IQoJ*")).isEqualTo(printed(record));
            assertThat(index.facet(search("userAgent:*"), "requestParameters.token", 5).values())
                    .isEqualTo(List.of(new Facet.Value(token.substring(0, 32) + "…", 1)));
            assertThat(
                            index.facet(search("userAgent:*"), "userAgent", 5)
                                    .values()
                                    .getFirst()
                                    .value())
                    .startsWith("{\"Principal\": \"é*\"}{")
                    .endsWith("…");
        }
    }

    @Test
    void tellsNullFromAbsentAndEmpty() throws Exception {
        SampleRecord isNull = add(trail().set(EventField.TIME, NINE), RecordField.nullValue("a.b"));
        SampleRecord empty =
                add(
                        trail().set(EventField.TIME, NINE + 1),
                        new RecordField("a.b", "", RecordField.Kind.EMPTY));
        SampleRecord looksNull =
                add(trail().set(EventField.TIME, NINE + 2), RecordField.text("a.b", "null"));
        SampleRecord absent = add(trail().set(EventField.TIME, NINE + 3));
        try (LuceneEventIndex index = index()) {
            assertThat(ids(index, "a.b:*")).isEqualTo(printed(empty, looksNull));
            assertThat(ids(index, "a.b:\"\"")).isEqualTo(printed(empty));
            assertThat(ids(index, "a.b:?*")).isEqualTo(printed(looksNull));
            assertThat(ids(index, "a:*")).isEqualTo(printed(isNull, empty, looksNull));
            assertThat(ids(index, "NOT a:*")).isEqualTo(printed(absent));
            assertThat(index.facet(search(""), "a.b", 9))
                    .isEqualTo(
                            new Facet(
                                    "a.b",
                                    List.of(new Facet.Value("", 1), new Facet.Value("null", 1)),
                                    2));
        }
    }

    @Test
    void answersForPathsThatStandInNamedFields() throws Exception {
        SampleRecord second =
                add(
                        trail().set(EventField.TIME, NINE + 5_000),
                        RecordField.text("eventTime", "2026-03-10T09:00:05Z"));
        SampleRecord damaged = add(trail(), RecordField.text("eventTime", "soon"));
        SampleRecord host =
                add(
                        LogEvent.builder(SourceKind.S3_ACCESS).set(EventField.HOST_ID, "h+/x="),
                        RecordField.text("hostId", "h+/x="));
        try (LuceneEventIndex index = index()) {
            assertThat(ids(index, "eventTime:2026-03-10T09:00:05Z")).isEqualTo(printed(second));
            assertThat(ids(index, "eventTime:2026-03-10*")).isEqualTo(printed(second));
            assertThat(ids(index, "eventTime:*:05Z")).isEqualTo(printed(second));
            assertThat(ids(index, "eventTime:2026-03-11*")).isEmpty();
            assertThat(ids(index, "eventTime:s*")).isEqualTo(printed(damaged));
            assertThat(index.count(search("eventTime:*"))).isEqualTo(2);
            assertThat(ids(index, "hostId:h+/x=")).isEqualTo(printed(host));
            assertThat(ids(index, "h+/x=")).isEqualTo(printed(host));
            assertThatThrownBy(() -> index.count(search("hostId:h*")))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("whole");
        }
    }
}
