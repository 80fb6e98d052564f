package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Tells what the records say of an object, a prefix, a bucket, an identity or an address. Records
/// of one request are joined into one entry (see `RequestJoin`); nothing is said that no record
/// says. The same evidence gives the same timeline, whatever the order it came in.
public final class ObjectTimeline {
    /// A longer timeline is refused: it would not fit in memory, and nobody could read it.
    public static final int MOST_RECORDS = 200_000;

    private static final int PAGE = 2_000;
    private static final int REQUESTS_AT_ONCE = 500;
    private static final KeyMatch ANY_KEY = new KeyMatch(null, "", true);
    private static final Comparator<StoredEvent> ORDER =
            Comparator.comparing((StoredEvent event) -> millis(event))
                    .thenComparing(StoredEvent::id);

    private final EventIndex index;

    public ObjectTimeline(EventIndex index) {
        this.index = index;
    }

    /// @throws QueryException where more records name the selection than a timeline can hold
    public Timeline of(Selector selector, TimeRange range) throws IOException, QueryException {
        return of(selector, List.of(), range);
    }

    /// @param alsoCalled the same under other names of its bucket
    /// @throws QueryException where more records name the selection than a timeline can hold
    public Timeline of(Selector selector, List<Selector> alsoCalled, TimeRange range)
            throws IOException, QueryException {
        Map<String, StoredEvent> found = new LinkedHashMap<>();
        List<Query> asked = new ArrayList<>(List.of(SelectorQuery.of(selector)));
        alsoCalled.forEach(other -> asked.add(SelectorQuery.of(other)));
        Query query = asked.size() == 1 ? asked.getFirst() : new Query.Or(asked);
        Search search = new Search(query, range, Search.Order.TIME_ASCENDING);
        collect(search, found, selector.text());
        KeyMatch match = KeyMatch.of(selector);
        found.values().removeIf(event -> !match.admits(event));
        List<StoredEvent> named = List.copyOf(found.values());
        collectSameRequests(named, found, selector.text());
        List<TimelineEntry> entries = entries(new RequestJoin(named, found.values()), match);
        return new Timeline(selector, entries, found.size());
    }

    /// The requests that a query finds, with every record of each.
    ///
    /// @throws QueryException where they are more than a timeline can hold
    public List<TimelineEntry> requests(Query query, TimeRange range)
            throws IOException, QueryException {
        Map<String, StoredEvent> found = new LinkedHashMap<>();
        collect(new Search(query, range, Search.Order.TIME_ASCENDING), found, "The question");
        List<StoredEvent> named = List.copyOf(found.values());
        collectSameRequests(named, found, "The question");
        return entries(new RequestJoin(named, found.values()), ANY_KEY);
    }

    private static List<TimelineEntry> entries(RequestJoin join, KeyMatch match) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (List<StoredEvent> records : join.groups()) {
            entries.add(EntryText.of(records, match));
        }
        entries.sort(
                Comparator.comparing((TimelineEntry entry) -> millis(entry.time()))
                        .thenComparing(entry -> entry.records().getFirst().id())
                        .thenComparing(entry -> entry.records().getLast().id()));
        return entries;
    }

    private void collect(Search search, Map<String, StoredEvent> into, String asked)
            throws IOException, QueryException {
        try (Rows rows = index.rows(search)) {
            if (rows.size() + into.size() > MOST_RECORDS) {
                throw new QueryException(
                        String.format(
                                java.util.Locale.ROOT,
                                "%s is named by %d records, more than the %d a timeline can hold:"
                                        + " narrow it by a longer prefix or a span of time",
                                asked,
                                rows.size(),
                                MOST_RECORDS));
            }
            for (long from = 0; from < rows.size(); from += PAGE) {
                rows.page(from, PAGE).forEach(event -> into.put(event.id(), event));
            }
        }
    }

    /// Adds the records that tell of the same requests but do not name the selection themselves: a
    /// deletion of many objects has their keys in the access log only, the caller's key in
    /// CloudTrail only.
    private void collectSameRequests(
            List<StoredEvent> named, Map<String, StoredEvent> into, String asked)
            throws IOException, QueryException {
        TreeSet<String> requests = new TreeSet<>();
        for (StoredEvent event : named) {
            String request = event.event().text(EventField.REQUEST_ID);
            if (request != null && event.event().source() != SourceKind.VPC_FLOW) {
                requests.add(request);
            }
        }
        List<Query> clauses = new ArrayList<>();
        for (String request : requests) {
            clauses.add(SelectorQuery.equal(EventField.REQUEST_ID, request));
            if (clauses.size() == REQUESTS_AT_ONCE || request.equals(requests.last())) {
                collect(Search.of(new Query.Or(clauses)), into, asked);
                clauses.clear();
            }
        }
    }

    static List<StoredEvent> inOrder(Iterable<StoredEvent> events) {
        List<StoredEvent> out = new ArrayList<>();
        events.forEach(out::add);
        out.sort(ORDER);
        return out;
    }

    private static long millis(StoredEvent event) {
        return millis(event.event().time());
    }

    private static long millis(java.time.@Nullable Instant time) {
        return time == null ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
