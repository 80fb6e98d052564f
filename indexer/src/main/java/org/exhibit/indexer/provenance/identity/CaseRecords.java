package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.PathForm;
import org.exhibit.indexer.provenance.table.RecordFields;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The records of a case as provenance asks for them: by queries, whole records only where nested
/// fields are needed, those read in groups. Keeps the last few records it read. One thread at a
/// time.
public final class CaseRecords {
    /// No single question takes in more; what is beyond is said to be left out.
    public static final int MOST = 20_000;

    private static final int PAGE = 2_000;
    private static final int KEPT = 4_000;
    private static final int MOST_PATHS = 200_000;

    private final CaseReader reader;
    private final CancelToken cancel;
    private final Map<String, CaseRecord> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CaseRecord> eldest) {
                    return size() > KEPT;
                }
            };
    private @Nullable Map<String, List<String>> spellings;
    private long questions;
    private long asked;

    public CaseRecords(CaseReader reader, CancelToken cancel) {
        this.reader = reader;
        this.cancel = cancel;
    }

    /// Records found, by time, then id.
    ///
    /// @param total how many there are, which may be more
    public record Found(List<StoredEvent> events, long total) {
        public boolean isWhole() {
            return events.size() == total;
        }
    }

    public CaseReader reader() {
        return reader;
    }

    /// How many searches were made.
    public long questions() {
        return questions;
    }

    /// How many records were looked at.
    public long records() {
        return asked;
    }

    public Found find(Query query, TimeRange range) throws IOException {
        return find(query, range, MOST);
    }

    /// @param most of the first by time
    /// @throws java.util.concurrent.CancellationException once cancelled
    public Found find(Query query, TimeRange range, int most) throws IOException {
        cancel.check();
        questions++;
        Search search = new Search(query, range, Search.Order.TIME_ASCENDING);
        try (Rows rows = reader.events().rows(search)) {
            List<StoredEvent> found = new ArrayList<>();
            long wanted = Math.min(rows.size(), most);
            for (long from = 0; from < wanted; from += PAGE) {
                cancel.check();
                found.addAll(rows.page(from, (int) Math.min(PAGE, wanted - from)));
            }
            asked += found.size();
            return new Found(found, rows.size());
        } catch (QueryException e) {
            throw new IllegalStateException("a question of provenance that cannot be asked", e);
        }
    }

    public long count(Query query, TimeRange range) throws IOException {
        cancel.check();
        questions++;
        try {
            return reader.events().count(new Search(query, range, Search.Order.TIME_ASCENDING));
        } catch (QueryException e) {
            throw new IllegalStateException("a question of provenance that cannot be asked", e);
        }
    }

    public Facet facet(Query query, TimeRange range, String field, int most) throws IOException {
        cancel.check();
        questions++;
        try {
            return reader.events()
                    .facet(new Search(query, range, Search.Order.TIME_ASCENDING), field, most);
        } catch (QueryException e) {
            throw new IllegalStateException("a question of provenance that cannot be asked", e);
        }
    }

    /// The whole records of some events, in the order of the argument.
    public List<CaseRecord> read(Collection<StoredEvent> events) throws IOException {
        List<StoredEvent> missing =
                events.stream().filter(event -> !kept.containsKey(event.id())).distinct().toList();
        Map<String, CaseRecord> fresh = new HashMap<>();
        for (int i = 0; i < missing.size(); i += PAGE) {
            cancel.check();
            List<StoredEvent> some = missing.subList(i, Math.min(missing.size(), i + PAGE));
            List<ParsedRecord> parsed = reader.reparse(some);
            for (int j = 0; j < some.size(); j++) {
                CaseRecord record =
                        new CaseRecord(some.get(j), new RecordFields(parsed.get(j).fields()));
                fresh.put(record.id(), record);
            }
        }
        List<CaseRecord> found = new ArrayList<>();
        for (StoredEvent event : events) {
            CaseRecord record = kept.get(event.id());
            found.add(record == null ? fresh.get(event.id()) : record);
        }
        kept.putAll(fresh);
        return found;
    }

    public CaseRecord read(StoredEvent event) throws IOException {
        return read(List.of(event)).getFirst();
    }

    /// How records of this case spell a path of the event table; empty where none has it.
    public List<String> spelled(String path) throws IOException {
        Map<String, List<String>> known = spellings;
        if (known == null) {
            known = new HashMap<>();
            for (String each : reader.events().paths("", MOST_PATHS)) {
                known.computeIfAbsent(PathForm.of(each), form -> new ArrayList<>()).add(each);
            }
            spellings = known;
        }
        if (path.endsWith(".*")) {
            String start = PathForm.of(path.substring(0, path.length() - 1));
            return known.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(start))
                    .flatMap(each -> each.getValue().stream())
                    .sorted()
                    .toList();
        }
        return known.getOrDefault(PathForm.of(path), List.of());
    }

    /// Clauses for a value at a path, however the case spells it.
    public List<Query> at(String path, String value) throws IOException {
        return spelled(path).stream()
                .<Query>map(each -> new Query.Equal(new Query.Target.Path(each), value))
                .toList();
    }

    /// The same where a checked exception cannot pass.
    public List<Query> clauses(String path, String value) {
        try {
            return at(path, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
