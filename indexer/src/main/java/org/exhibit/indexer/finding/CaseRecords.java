package org.exhibit.indexer.finding;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A case's records by query, cut again from their originals. Thread-safe.
public final class CaseRecords {
    private static final int PAGE = 500;

    /// Who stops early has little read for nothing.
    private static final int FIRST_PAGE = 8;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    private final CaseReader reader;
    private final CancelToken cancel;

    public CaseRecords(CaseReader reader, CancelToken cancel) {
        this.reader = reader;
        this.cancel = cancel;
    }

    public CaseReader reader() {
        return reader;
    }

    /// Takes records one by one.
    public interface Visitor<T> {
        /// @return whether to go on
        boolean visit(T record) throws IOException;
    }

    /// A query that is written in a rule's source.
    public static Query query(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// A value from a record as a query says it exactly, whatever signs it has.
    public static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Every value that begins with a text, as a query says it.
    public static String beginning(String text) {
        return text.replaceAll("([\\\\*?\"() \\t\\r\\n])", "\\\\$1") + '*';
    }

    /// Events that match, by time, with their named fields only.
    public void events(Query query, Visitor<StoredEvent> visitor) throws IOException {
        pages(
                query,
                page -> {
                    for (StoredEvent event : page) {
                        if (!visitor.visit(event)) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// Records that match, by time.
    public void records(Query query, Visitor<RecordView> visitor) throws IOException {
        pages(
                query,
                page -> {
                    for (RecordView record : views(page)) {
                        if (!visitor.visit(record)) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    public List<RecordView> all(Query query) throws IOException {
        List<RecordView> found = new ArrayList<>();
        records(query, found::add);
        return found;
    }

    /// The earliest record that matches.
    public Optional<RecordView> first(Query query) throws IOException {
        List<RecordView> found = new ArrayList<>();
        records(
                query,
                record -> {
                    found.add(record);
                    return false;
                });
        return found.stream().findFirst();
    }

    private void pages(Query query, Visitor<List<StoredEvent>> visitor) throws IOException {
        try (Rows rows = reader.events().rows(Search.of(query))) {
            int page = FIRST_PAGE;
            for (long row = 0; row < rows.size(); row += page) {
                page = row == 0 ? FIRST_PAGE : PAGE;
                cancel.check();
                if (!visitor.visit(rows.page(row, page))) {
                    return;
                }
            }
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    public long count(Query query) throws IOException {
        try {
            return reader.events().count(Search.of(query));
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// The values that a field has among the events that match, the commonest first.
    public List<String> values(Query query, String field, int most) throws IOException {
        try {
            Facet facet = reader.events().facet(Search.of(query), field, most);
            return facet.values().stream().map(Facet.Value::value).toList();
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// How many different values a field has among the events that match.
    public long distinct(Query query, String field) throws IOException {
        try {
            return reader.events().facet(Search.of(query), field, 1).distinct();
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// The first and the last event of each of some values of a field, in one pass.
    public Map<String, Ends> ends(Query query, EventField field, Set<String> values)
            throws IOException {
        cancel.check();
        try {
            return reader.events().ends(Search.of(query), field, values);
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// The first events that match, by time, with their named fields only.
    public List<StoredEvent> first(Query query, int most) throws IOException {
        cancel.check();
        try (Rows rows = reader.events().rows(Search.of(query))) {
            return rows.page(0, most);
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// The latest event that matches, with its named fields only.
    public Optional<StoredEvent> last(Query query) throws IOException {
        cancel.check();
        Search backwards = new Search(query, TimeRange.ALL, Search.Order.TIME_DESCENDING);
        try (Rows rows = reader.events().rows(backwards)) {
            return rows.page(0, 1).stream().findFirst();
        } catch (QueryException e) {
            throw new RefusedQuery(e);
        }
    }

    /// The records of some events, in their order.
    public List<RecordView> read(List<StoredEvent> events) throws IOException {
        cancel.check();
        return views(events);
    }

    private List<RecordView> views(List<StoredEvent> events) throws IOException {
        List<Origin> origins = new ArrayList<>();
        for (StoredEvent event : events) {
            if (event.event().source() == SourceKind.CLOUDTRAIL) {
                origins.add(event.origin());
            }
        }
        List<byte[]> raw = reader.raw(origins);
        List<RecordView> views = new ArrayList<>(events.size());
        int next = 0;
        for (StoredEvent event : events) {
            boolean trail = event.event().source() == SourceKind.CLOUDTRAIL;
            views.add(new RecordView(event, trail ? json(event, raw.get(next++)) : columns(event)));
        }
        return views;
    }

    private static JsonNode json(StoredEvent event, byte[] raw) throws IOException {
        try {
            JsonNode whole = JSON.readTree(raw);
            String payload = event.origin().payload();
            if (payload == null) {
                return whole;
            }
            JsonNode inner = whole.at(JsonPointer.compile(payload));
            return inner.isTextual() ? JSON.readTree(inner.asText()) : inner;
        } catch (JsonProcessingException e) {
            // The index took the record, so its reader accepts more than Jackson does.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /// A line's columns under their own names; those that the log leaves empty are null.
    private JsonNode columns(StoredEvent event) throws IOException {
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        for (RecordField field : reader.reparse(event).fields()) {
            switch (field.kind()) {
                case NULL -> columns.putNull(field.path());
                case EMPTY -> columns.put(field.path(), "");
                case TEXT, NUMBER, BOOLEAN -> columns.put(field.path(), field.text());
            }
        }
        return columns;
    }
}
