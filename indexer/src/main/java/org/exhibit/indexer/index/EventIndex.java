package org.exhibit.indexer.index;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Search.Order;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions to one committed state of the index. Never locks, never changes anything; thread-safe.
/// Records known to be duplicates are left out unless a query names `duplicateOf`.
public interface EventIndex extends Closeable {

    /// The result as pages from any row.
    ///
    /// @throws QueryException where a clause cannot be answered (a range over a path that is not
    ///   numeric)
    Rows rows(Search search) throws IOException, QueryException;

    long count(Search search) throws IOException, QueryException;

    /// Counts the values of a named field or a path.
    Facet facet(Search search, String field, int most) throws IOException, QueryException;

    /// @param width of a bin, at least one second; bins start at multiples of it since the epoch
    Histogram histogram(Search search, Duration width) throws IOException, QueryException;

    /// The first and the last event of each of some values of a named field, as `rows` of the one
    /// and the other order would give them; values that no event has are left out. An engine of its
    /// own looks at each event found once, however many values are asked for.
    ///
    /// @param field a text
    default Map<String, Ends> ends(Search search, EventField field, Set<String> values)
            throws IOException, QueryException {
        Map<String, Ends> found = new TreeMap<>();
        for (String value : values) {
            Query one = new Query.Equal(new Query.Target.Named(field), value);
            Query both = new Query.And(List.of(search.query(), one));
            try (Rows rows = rows(new Search(both, search.range(), Order.TIME_ASCENDING));
                    Rows back = rows(new Search(both, search.range(), Order.TIME_DESCENDING))) {
                if (rows.size() > 0) {
                    StoredEvent first = rows.page(0, 1).getFirst();
                    found.put(value, new Ends(first, back.page(0, 1).getFirst()));
                }
            }
        }
        return found;
    }

    /// Values of a named field or path that start with a prefix, with their counts within the
    /// search.
    List<Facet.Value> complete(Search search, String field, String prefix, int most)
            throws IOException, QueryException;

    /// Paths of original records that start with a prefix, for completion.
    List<String> paths(String prefix, int most) throws IOException;

    /// The record that is printed with this id, or once was: a content id, or the place id of a
    /// record that has repeats; content ids first.
    Optional<StoredEvent> find(String id) throws IOException;

    /// The duplicates of an event, by origin.
    List<StoredEvent> duplicatesOf(String contentId) throws IOException;

    /// Rejected records, unreadable streams and warnings, by evidence item and offset. Close the
    /// stream.
    Stream<Problem> problems() throws IOException;

    /// One row a file and acquisition, by acquisition, path and member. Close the stream.
    Stream<FileRow> files() throws IOException;

    /// Those rows that are of a kind and format, in the same order: an engine of its own does not
    /// look at the others. Close the stream.
    default Stream<FileRow> files(FileRow.Kind kind, String format) throws IOException {
        return files().filter(row -> row.kind() == kind && row.format().equals(format));
    }

    /// The folders of all files that were acquired, left out since or not, as acquired, each with a
    /// `/` at its end; empty for files in none.
    default Set<String> folders() throws IOException {
        try (Stream<FileRow> rows = files()) {
            return rows.map(row ->
                            row.path()
                                    .substring(
                                            0,
                                            row.path().length()
                                                    - FileRow.name(row.path()).length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The names, without folders, of all files that are logs, those in containers under their own.
    default Set<String> logNames() throws IOException {
        try (Stream<FileRow> rows = files()) {
            return rows.filter(row -> row.kind() == FileRow.Kind.LOG)
                    .map(FileRow::name)
                    .collect(Collectors.toSet());
        }
    }

    Totals totals() throws IOException;
}
