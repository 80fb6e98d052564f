package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The few kinds of questions that coverage asks the index. None of them reads all events; what
/// counts over all of them counts in the index.
final class Questions {
    /// Instants outside are taken for damage: S3 began in 2006.
    static final TimeRange PLAUSIBLE =
            new TimeRange(
                    Instant.parse("2006-01-01T00:00:00Z"), Instant.parse("2106-01-01T00:00:00Z"));

    private static final int PAGE = 1_000;

    private final EventIndex events;
    private final CancelToken cancel;

    Questions(EventIndex events, CancelToken cancel) {
        this.events = events;
        this.cancel = cancel;
    }

    static Query all(Query... clauses) {
        return new Query.And(Arrays.asList(clauses));
    }

    static Query is(EventField field, String value) {
        return new Query.Equal(new Target.Named(field), value);
    }

    static Query path(String path, String value) {
        return new Query.Equal(new Target.Path(path), value);
    }

    static Query source(SourceKind source) {
        return is(EventField.SOURCE, source.word());
    }

    /// Values that begin with a text.
    static Query begins(EventField field, String text) {
        String literal = text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
        return new Query.Wildcard(new Target.Named(field), literal + "*");
    }

    /// Records that only CloudTrail's event history has: the trails did not deliver them.
    static Query lookedUp() {
        return new Query.Exists(new Target.Path("EventSource"));
    }

    static Query byTrail() {
        return all(source(SourceKind.CLOUDTRAIL), new Query.Not(lookedUp()));
    }

    private static Search search(Query query, TimeRange range) {
        return new Search(query, range, Search.Order.TIME_ASCENDING);
    }

    /// A question that is well-formed by construction.
    private interface Asked<T> {
        T ask() throws IOException, QueryException;
    }

    private <T> T ask(Asked<T> question) throws IOException {
        cancel.check();
        try {
            return question.ask();
        } catch (QueryException e) {
            throw new IllegalStateException("the index refuses a question of its own house", e);
        }
    }

    /// The values of a field, most frequent first.
    Facet values(Query query, String field, int most) throws IOException {
        return ask(() -> events.facet(search(query, TimeRange.ALL), field, most));
    }

    long count(Query query, TimeRange range) throws IOException {
        return ask(() -> events.count(search(query, range)));
    }

    /// The days, counted from the epoch, on which something was found.
    TreeSet<Long> days(Query query) throws IOException {
        Histogram found = ask(() -> events.histogram(search(query, PLAUSIBLE), Duration.ofDays(1)));
        TreeSet<Long> days = new TreeSet<>();
        for (Histogram.Bin bin : found.bins()) {
            if (bin.count() > 0) {
                days.add(Math.floorDiv(bin.from().getEpochSecond(), Days.SECONDS));
            }
        }
        return days;
    }

    Optional<StoredEvent> first(Query query, TimeRange range) throws IOException {
        return one(new Search(query, range, Search.Order.TIME_ASCENDING));
    }

    Optional<StoredEvent> last(Query query, TimeRange range) throws IOException {
        return one(new Search(query, range, Search.Order.TIME_DESCENDING));
    }

    private Optional<StoredEvent> one(Search search) throws IOException {
        return ask(() -> {
            try (Rows rows = events.rows(search)) {
                return rows.page(0, 1).stream().findFirst();
            }
        });
    }

    /// What is found, in order of time.
    ///
    /// @param most rows at most
    List<StoredEvent> rows(Query query, TimeRange range, int most) throws IOException {
        return ask(() -> {
            List<StoredEvent> found = new ArrayList<>();
            try (Rows rows = events.rows(search(query, range))) {
                long size = Math.min(rows.size(), most);
                for (long from = 0; from < size; from += PAGE) {
                    cancel.check();
                    found.addAll(rows.page(from, (int) Math.min(PAGE, size - from)));
                }
            }
            return found;
        });
    }
}
