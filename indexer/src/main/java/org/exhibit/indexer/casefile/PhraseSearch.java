package org.exhibit.indexer.casefile;

import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.PhraseCheck;
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
import java.util.Locale;
import java.util.Map;

/// Finds the events in which a phrase stands: the index names those that have all its words, and
/// each of them is read again. Keeps its last answers, since one question is asked in many ways
/// (rows, histogram, facets). Thread-safe.
final class PhraseSearch {
    /// Records read again for one phrase; some seconds' work.
    static final int MOST_CANDIDATES = 10_000;

    private static final int AT_ONCE = 1_000;
    private static final int KEPT = 32;

    private static final Comparator<StoredEvent> BY_ORIGIN =
            Comparator.comparing((StoredEvent event) -> event.origin().evidence())
                    .thenComparing(event -> MemberStep.path(event.origin().member()))
                    .thenComparingLong(event -> event.origin().offset());

    private final EventIndex index;
    private final PhraseCheck check;
    private final RecordsAgain records;

    /// Where a phrase was looked for; a null context is everywhere.
    private record Place(String phrase, @Nullable Query context, TimeRange range) {}

    private final Map<Place, Query> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, Query> eldest) {
                    return size() > KEPT;
                }
            };

    PhraseSearch(EventIndex index, PhraseCheck check, RecordsAgain records) {
        this.index = index;
        this.check = check;
        this.records = records;
    }

    /// A query for the same events that needs no order of words.
    ///
    /// @param context what the events must match besides, without phrases
    /// @throws QueryException where too many events have the words
    Query find(String phrase, List<Query> context, TimeRange range)
            throws IOException, QueryException {
        Query.Words words = new Query.Words(phrase, false);
        if (check.words(phrase) < 2) {
            return words;
        }
        Place everywhere = new Place(phrase, null, TimeRange.ALL);
        Search all = Search.of(words);
        boolean duplicates =
                context.stream().anyMatch(one -> one.names(Query.MetaField.DUPLICATE_OF));
        if (!duplicates && index.count(all) <= MOST_CANDIDATES) {
            Query known = known(everywhere);
            return known == null ? keep(everywhere, read(phrase, all)) : known;
        }
        List<Query> clauses = new ArrayList<>(context);
        clauses.add(words);
        Place here = new Place(phrase, new Query.And(clauses), range);
        Query known = known(here);
        if (known != null) {
            return known;
        }
        Search near = new Search(new Query.And(clauses), range, Search.Order.TIME_ASCENDING);
        long candidates = index.count(near);
        if (candidates > MOST_CANDIDATES) {
            throw new QueryException(
                    String.format(
                            Locale.ROOT,
                            "the words of the phrase \"%s\" are in %,d events, and each has to be"
                                + " read again to see whether they stand next to each other; at"
                                + " most %,d are. Narrow the query by a span of time, a field or a"
                                + " rarer word, or ask the field: errorMessage:*a\\ b*",
                            phrase,
                            candidates,
                            MOST_CANDIDATES));
        }
        return keep(here, read(phrase, near));
    }

    private @Nullable Query known(Place place) {
        synchronized (kept) {
            return kept.get(place);
        }
    }

    private Query keep(Place place, Query found) {
        synchronized (kept) {
            kept.put(place, found);
        }
        return found;
    }

    private Query read(String phrase, Search search) throws IOException, QueryException {
        List<StoredEvent> candidates = new ArrayList<>();
        try (Rows rows = index.rows(search)) {
            for (long from = 0; from < rows.size(); from += AT_ONCE) {
                candidates.addAll(rows.page(from, AT_ONCE));
            }
        }
        candidates.sort(BY_ORIGIN);
        List<String> found = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            List<StoredEvent> some =
                    candidates.subList(from, Math.min(candidates.size(), from + AT_ONCE));
            List<ParsedRecord> read = records.read(some);
            for (int i = 0; i < some.size(); i++) {
                if (check.holds(phrase, read.get(i))) {
                    found.add(some.get(i).id());
                }
            }
        }
        return MarkClauses.ids(found);
    }
}
