package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Ends;
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
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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
    private final Map<Query, Optional<Ends>> foreseen = new HashMap<>();

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

    /// Asks for the first and the last of many questions at once, which differ in one value only;
    /// `first` and `last` know the answers from then on.
    ///
    /// @param query what the questions have in common
    /// @param question the question of a value: the same as `query` with the field's value
    void foresee(Query query, EventField field, Collection<String> values, OfValue question)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        Map<String, Ends> ends =
                ask(() -> events.ends(search(query, PLAUSIBLE), field, Set.copyOf(values)));
        for (String value : values) {
            foreseen.put(question.of(value), Optional.ofNullable(ends.get(value)));
        }
    }

    /// The question of a value.
    interface OfValue {
        Query of(String value);
    }

    Optional<StoredEvent> first(Query query, TimeRange range) throws IOException {
        Optional<Optional<StoredEvent>> known = foreseen(query, range, Ends::first);
        return known.isPresent()
                ? known.get()
                : one(new Search(query, range, Search.Order.TIME_ASCENDING));
    }

    Optional<StoredEvent> last(Query query, TimeRange range) throws IOException {
        Optional<Optional<StoredEvent>> known = foreseen(query, range, Ends::last);
        return known.isPresent()
                ? known.get()
                : one(new Search(query, range, Search.Order.TIME_DESCENDING));
    }

    /// The answer where what was foreseen decides it: there is nothing at all, or all there is lies
    /// in the range.
    private Optional<Optional<StoredEvent>> foreseen(
            Query query, TimeRange range, Function<Ends, StoredEvent> end) {
        Optional<Ends> known = foreseen.get(query);
        if (known == null || !isWithin(range, PLAUSIBLE)) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Instant first = known.get().first().event().time();
        Instant last = known.get().last().event().time();
        boolean whole =
                first != null
                        && last != null
                        && !first.isBefore(Objects.requireNonNull(range.from()))
                        && last.isBefore(Objects.requireNonNull(range.to()));
        return whole ? Optional.of(known.map(end)) : Optional.empty();
    }

    private static boolean isWithin(TimeRange range, TimeRange wider) {
        Instant from = range.from();
        Instant to = range.to();
        return from != null
                && to != null
                && !from.isBefore(Objects.requireNonNull(wider.from()))
                && !to.isAfter(Objects.requireNonNull(wider.to()));
    }

    /// The first event of all. No event is earlier than the totals say; where one is as early, only
    /// that instant is looked at.
    Optional<StoredEvent> firstOfAll() throws IOException {
        Optional<StoredEvent> known = at(events.totals().from());
        return known.isPresent() ? known : first(new Query.All(), PLAUSIBLE);
    }

    /// The last event of all, likewise.
    Optional<StoredEvent> lastOfAll() throws IOException {
        Optional<StoredEvent> known = at(events.totals().to());
        return known.isPresent() ? known : last(new Query.All(), PLAUSIBLE);
    }

    /// The first event that a query finds, by time: looked for in the first hour and day of all
    /// events first.
    Optional<StoredEvent> firstOf(Query query) throws IOException {
        Instant start = events.totals().from();
        for (Duration near : List.of(Duration.ofHours(1), Duration.ofDays(1))) {
            TimeRange range = start == null ? PLAUSIBLE : new TimeRange(start, start.plus(near));
            if (start != null && isWithin(range, PLAUSIBLE)) {
                Optional<StoredEvent> found = first(query, range);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return first(query, PLAUSIBLE);
    }

    /// The days of the first and of the last event that a query finds.
    Days ends(Query query) throws IOException {
        TreeSet<Long> days = new TreeSet<>();
        firstOf(query).map(event -> event.event().time()).map(Days::of).ifPresent(days::add);
        lastOf(query).map(event -> event.event().time()).map(Days::of).ifPresent(days::add);
        return new Days(days);
    }

    /// The last event that a query finds, by time: looked for in the last hour and day of all
    /// events first.
    Optional<StoredEvent> lastOf(Query query) throws IOException {
        Instant end = events.totals().to();
        if (end == null) {
            return last(query, PLAUSIBLE);
        }
        for (Duration near : List.of(Duration.ofHours(1), Duration.ofDays(1))) {
            Instant from = end.minus(near);
            TimeRange range = new TimeRange(from, end.plusMillis(1));
            if (isWithin(range, PLAUSIBLE)) {
                Optional<StoredEvent> found = last(query, range);
                Instant at = found.map(event -> event.event().time()).orElse(null);
                if (at != null && !at.isBefore(from)) {
                    return found;
                }
            }
        }
        return last(query, PLAUSIBLE);
    }

    /// An event of that instant; none where the instant is not plausible.
    private Optional<StoredEvent> at(@Nullable Instant instant) throws IOException {
        TimeRange moment =
                instant == null ? PLAUSIBLE : new TimeRange(instant, instant.plusMillis(1));
        return instant != null && isWithin(moment, PLAUSIBLE)
                ? last(new Query.All(), moment)
                        .filter(event -> instant.equals(event.event().time()))
                : Optional.empty();
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
