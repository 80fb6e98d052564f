package org.exhibit.indexer.casefile;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.LayeredIndex;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The events of a case: its index, asked with what only the case knows put in the place of `tag:`,
/// `subject:` and phrases. Thread-safe.
final class CaseEvents extends LayeredIndex {
    private static final String TAG = Query.MetaField.TAG.jsonName();
    private static final String SUBJECT = Query.MetaField.SUBJECT.jsonName();

    private static final Query WITH_DUPLICATES =
            new Query.Or(
                    List.of(
                            new Query.All(),
                            new Query.Exists(new Query.Target.Meta(Query.MetaField.DUPLICATE_OF))));

    private final CaseMarks marks;
    private final MarkClauses clauses;
    private final PhraseSearch phrases;

    CaseEvents(EventIndex index, CaseMarks marks, MarkClauses clauses, PhraseSearch phrases) {
        super(index);
        this.marks = marks;
        this.clauses = clauses;
        this.phrases = phrases;
    }

    private Search resolve(Search search) throws IOException, QueryException {
        // Candidates for phrases are to include duplicates where the question does.
        List<Query> context =
                search.query().names(Query.MetaField.DUPLICATE_OF)
                        ? List.of(WITH_DUPLICATES)
                        : List.of();
        Query resolved = resolve(search.query(), context, search.range());
        return resolved == search.query()
                ? search
                : new Search(resolved, search.range(), search.order());
    }

    /// @param context what stands beside the query and must hold too
    private Query resolve(Query query, List<Query> context, TimeRange range)
            throws IOException, QueryException {
        return switch (query) {
            case Query.And and -> and(and, context, range);
            case Query.Or or -> {
                List<Query> ways = new ArrayList<>();
                boolean same = true;
                for (Query clause : or.clauses()) {
                    Query way = resolve(clause, context, range);
                    same &= way == clause;
                    ways.add(way);
                }
                yield same ? query : new Query.Or(ways);
            }
            case Query.Not not -> {
                Query clause = resolve(not.clause(), context, range);
                yield clause == not.clause() ? query : new Query.Not(clause);
            }
            case Query.Phrase phrase -> phrases.find(phrase.text(), context, range);
            case Query.Equal equal ->
                    MarkClauses.isMark(equal.target())
                            ? clauses.equal(equal.target(), equal.value())
                            : query;
            case Query.Wildcard wildcard ->
                    MarkClauses.isMark(wildcard.target())
                            ? clauses.wildcard(wildcard.target(), wildcard.pattern())
                            : query;
            case Query.Exists exists ->
                    MarkClauses.isMark(exists.target()) ? clauses.exists(exists.target()) : query;
            case Query.Regex regex -> refuse(query, regex.target());
            case Query.Range bounds -> refuse(query, bounds.target());
            case Query.Cidr cidr -> refuse(query, cidr.target());
            case Query.All all -> query;
            case Query.Words words -> query;
            case Query.InLeaves files -> query;
        };
    }

    private static Query refuse(Query query, Query.Target target) throws QueryException {
        if (MarkClauses.isMark(target)) {
            throw MarkClauses.refused(target);
        }
        return query;
    }

    /// Clauses with phrases come last: the others say among which events to look for them.
    private Query and(Query.And and, List<Query> context, TimeRange range)
            throws IOException, QueryException {
        List<Query> beside = new ArrayList<>(context);
        Query[] resolved = new Query[and.clauses().size()];
        for (boolean phrased : new boolean[] {false, true}) {
            for (int i = 0; i < resolved.length; i++) {
                Query clause = and.clauses().get(i);
                if (hasPhrase(clause) == phrased) {
                    resolved[i] = resolve(clause, List.copyOf(beside), range);
                    beside.add(resolved[i]);
                }
            }
        }
        boolean same = true;
        for (int i = 0; i < resolved.length; i++) {
            same &= resolved[i] == and.clauses().get(i);
        }
        return same ? and : new Query.And(List.of(resolved));
    }

    private static boolean hasPhrase(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().anyMatch(CaseEvents::hasPhrase);
            case Query.Or or -> or.clauses().stream().anyMatch(CaseEvents::hasPhrase);
            case Query.Not not -> hasPhrase(not.clause());
            case Query.Phrase phrase -> true;
            case Query.All all -> false;
            case Query.Words words -> false;
            case Query.Equal equal -> false;
            case Query.Wildcard wildcard -> false;
            case Query.Regex regex -> false;
            case Query.Range bounds -> false;
            case Query.Cidr cidr -> false;
            case Query.Exists exists -> false;
            case Query.InLeaves files -> false;
        };
    }

    @Override
    public Rows rows(Search search) throws IOException, QueryException {
        return index.rows(resolve(search));
    }

    @Override
    public long count(Search search) throws IOException, QueryException {
        return index.count(resolve(search));
    }

    @Override
    public Facet facet(Search search, String field, int most) throws IOException, QueryException {
        Search resolved = resolve(search);
        if (!field.equals(TAG) && !field.equals(SUBJECT)) {
            return index.facet(resolved, field, most);
        }
        List<Facet.Value> values = marked(resolved, field, value -> true);
        return new Facet(field, values.subList(0, Math.min(most, values.size())), values.size());
    }

    /// The tags, or the subjects' selectors, with their counts, most frequent first.
    private List<Facet.Value> marked(Search search, String field, Function<String, Boolean> wanted)
            throws IOException, QueryException {
        Query.Target target = Query.Target.of(field);
        List<String> names =
                field.equals(TAG)
                        ? marks.tags().stream().map(EventTag::tag).distinct().toList()
                        : marks.subjects().stream().map(Subject::selector).distinct().toList();
        List<Facet.Value> values = new ArrayList<>();
        for (String name : names) {
            if (wanted.apply(name)) {
                Query both = new Query.And(List.of(search.query(), clauses.equal(target, name)));
                long count = index.count(new Search(both, search.range(), search.order()));
                if (count > 0) {
                    values.add(new Facet.Value(name, count));
                }
            }
        }
        values.sort(
                Comparator.comparingLong(Facet.Value::count)
                        .reversed()
                        .thenComparing(Facet.Value::value));
        return values;
    }

    @Override
    public Histogram histogram(Search search, Duration width) throws IOException, QueryException {
        return index.histogram(resolve(search), width);
    }

    @Override
    public Map<String, Ends> ends(Search search, EventField field, Set<String> values)
            throws IOException, QueryException {
        return index.ends(resolve(search), field, values);
    }

    @Override
    public List<Facet.Value> complete(Search search, String field, String prefix, int most)
            throws IOException, QueryException {
        Search resolved = resolve(search);
        if (!field.equals(TAG) && !field.equals(SUBJECT)) {
            return index.complete(resolved, field, prefix, most);
        }
        List<Facet.Value> values = marked(resolved, field, name -> name.startsWith(prefix));
        return values.subList(0, Math.min(most, values.size()));
    }
}
