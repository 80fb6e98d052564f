package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Risk: what is found in one pass over many values is not what asking for each would find.
class EndsFinderTest {
    @TempDir Path folder;

    private static final List<EventField> FIELDS =
            List.of(
                    EventField.ACTION,
                    EventField.BUCKET,
                    EventField.ACTOR_ARN,
                    EventField.ACCOUNT,
                    EventField.INTERFACE,
                    EventField.OBJECT,
                    EventField.SOURCE);

    @Test
    void findsTheFirstAndTheLastOfEachValue() throws Exception {
        List<SampleRecord> records = new RandomRecords(11).make(6, 150);
        SampleIndex.write(folder, records);
        RandomSearches searches = new RandomSearches(13, records);
        int read = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(2);
                LuceneEventIndex index = LuceneEventIndex.open(folder, pool)) {
            for (int i = 0; i < 400; i++) {
                Search search = searches.next();
                EventField field = FIELDS.get(i % FIELDS.size());
                Map<String, Ends> expected = expected(index, search, field);
                Set<String> values = new HashSet<>(expected.keySet());
                values.add("nobody has this");
                assertThat(index.ends(search, field, values))
                        .as("%s of %s", field, search)
                        .isEqualTo(expected);
                read += expected.size();
            }
        }
        assertThat(read).isGreaterThan(400);
    }

    /// What reading every row in both orders gives.
    private static Map<String, Ends> expected(
            LuceneEventIndex index, Search search, EventField field) throws Exception {
        Map<String, StoredEvent> first = firsts(index, search, field, Search.Order.TIME_ASCENDING);
        Map<String, StoredEvent> last = firsts(index, search, field, Search.Order.TIME_DESCENDING);
        Map<String, Ends> ends = new HashMap<>();
        first.forEach((value, event) ->
                ends.put(value, new Ends(event, Objects.requireNonNull(last.get(value)))));
        return ends;
    }

    private static Map<String, StoredEvent> firsts(
            LuceneEventIndex index, Search search, EventField field, Search.Order order)
            throws Exception {
        Map<String, StoredEvent> found = new HashMap<>();
        try (Rows rows = index.rows(new Search(search.query(), search.range(), order))) {
            for (StoredEvent event : rows.page(0, (int) rows.size())) {
                String value = event.event().text(field);
                if (value != null) {
                    found.putIfAbsent(value, event);
                }
            }
        }
        return found;
    }
}
