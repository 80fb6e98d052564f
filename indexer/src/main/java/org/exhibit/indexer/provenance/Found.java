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
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What targeted questions to the index find, bounded, and in order of time and id.
///
/// @param events those found, at most as many as asked for
/// @param size how many there are
public record Found(List<StoredEvent> events, long size) {
    private static final int PAGE = 2_000;

    public Found {
        events = List.copyOf(events);
    }

    /// Whether more were found than are here.
    public boolean isCut() {
        return size > events.size();
    }

    /// @param most events to read at most
    /// @throws IllegalStateException where the index refuses the question, which callers form
    ///   themselves
    public static Found of(
            EventIndex index, Query query, TimeRange range, int most, CancelToken cancel)
            throws IOException {
        cancel.check();
        List<StoredEvent> events = new ArrayList<>();
        try (Rows rows = index.rows(new Search(query, range, Search.Order.TIME_ASCENDING))) {
            long size = Math.min(rows.size(), most);
            for (long from = 0; from < size; from += PAGE) {
                cancel.check();
                events.addAll(rows.page(from, (int) Math.min(PAGE, size - from)));
            }
            return new Found(events, rows.size());
        } catch (QueryException e) {
            throw new IllegalStateException("the index refuses a question of its own house", e);
        }
    }

    public static Query all(Query... clauses) {
        return new Query.And(Arrays.asList(clauses));
    }

    public static Query any(Query... clauses) {
        return new Query.Or(Arrays.asList(clauses));
    }

    public static Query is(EventField field, String value) {
        return new Query.Equal(new Query.Target.Named(field), value);
    }

    /// One of several values.
    public static Query isOne(EventField field, Collection<String> values) {
        return new Query.Or(values.stream().sorted().map(value -> is(field, value)).toList());
    }

    public static Query from(SourceKind source) {
        return is(EventField.SOURCE, source.word());
    }

    /// A path of the original record with exactly this value.
    public static Query path(String path, String value) {
        return new Query.Equal(new Query.Target.Path(path), value);
    }

    public static Query has(String path) {
        return new Query.Exists(new Query.Target.Path(path));
    }

    /// Values that begin with a text.
    public static Query begins(EventField field, String text) {
        return new Query.Wildcard(new Query.Target.Named(field), literal(text) + '*');
    }

    /// Values of a path that begin with a text.
    public static Query pathBegins(String path, String text) {
        return new Query.Wildcard(new Query.Target.Path(path), literal(text) + '*');
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
