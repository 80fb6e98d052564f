package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.LayeredIndex;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An index that also answers `integrity:proven`, by what the case's last check found of the files
/// that the records lie in. Nothing in the index itself changes with a check.
public final class VerdictIndex extends LayeredIndex {
    private static final String INTEGRITY = MetaField.INTEGRITY.jsonName();
    private static final List<Verdict> OF_RECORDS =
            List.of(Verdict.PROVEN, Verdict.UNPROVEN, Verdict.CONTRADICTED);

    private final CaseFolder folder;
    private @Nullable RecordVerdicts verdicts;

    /// Takes the index over; closing this closes it.
    public VerdictIndex(EventIndex index, CaseFolder folder) {
        super(index);
        this.folder = folder;
    }

    /// Read when first asked for: few questions are about integrity.
    private synchronized RecordVerdicts verdicts() throws IOException {
        RecordVerdicts known = verdicts;
        if (known == null) {
            known = RecordVerdicts.of(folder);
            verdicts = known;
        }
        return known;
    }

    private Search resolved(Search search) throws IOException {
        Query query = resolved(search.query());
        return query == search.query() ? search : new Search(query, search.range(), search.order());
    }

    private Query resolved(Query query) throws IOException {
        return switch (query) {
            case Query.And and -> {
                List<Query> clauses = resolved(and.clauses());
                yield clauses.equals(and.clauses()) ? and : new Query.And(clauses);
            }
            case Query.Or or -> {
                List<Query> clauses = resolved(or.clauses());
                yield clauses.equals(or.clauses()) ? or : new Query.Or(clauses);
            }
            case Query.Not not -> {
                Query clause = resolved(not.clause());
                yield clause == not.clause() ? not : new Query.Not(clause);
            }
            case Query.Equal equal ->
                    equal.target().equals(new Target.Meta(MetaField.INTEGRITY))
                            ? files(equal.value())
                            : equal;
            case Query.All all -> all;
            case Query.Words words -> words;
            case Query.Wildcard wildcard -> wildcard;
            case Query.Regex regex -> regex;
            case Query.Range range -> range;
            case Query.Cidr cidr -> cidr;
            case Query.Exists exists -> exists;
            case Query.InLeaves files -> files;
            case Query.Phrase phrase -> phrase;
        };
    }

    private List<Query> resolved(List<Query> clauses) throws IOException {
        List<Query> out = new ArrayList<>(clauses.size());
        for (Query clause : clauses) {
            out.add(resolved(clause));
        }
        return out;
    }

    private Query files(String word) throws IOException {
        Verdict verdict = Verdict.ofWord(word);
        return switch (verdict) {
            case PROVEN, CONTRADICTED -> files(verdict);
            case UNPROVEN ->
                    new Query.Not(
                            new Query.Or(
                                    List.of(files(Verdict.PROVEN), files(Verdict.CONTRADICTED))));
            case MISSING -> new Query.Not(new Query.All());
        };
    }

    private Query files(Verdict verdict) throws IOException {
        return new Query.InLeaves(INTEGRITY + ':' + verdict.word(), verdicts().leaves(verdict));
    }

    @Override
    public Rows rows(Search search) throws IOException, QueryException {
        return index.rows(resolved(search));
    }

    @Override
    public long count(Search search) throws IOException, QueryException {
        return index.count(resolved(search));
    }

    @Override
    public Facet facet(Search search, String field, int most) throws IOException, QueryException {
        if (!field.equals(INTEGRITY)) {
            return index.facet(resolved(search), field, most);
        }
        List<Facet.Value> values = values(search, "");
        return new Facet(field, first(values, most), values.size());
    }

    @Override
    public Histogram histogram(Search search, Duration width) throws IOException, QueryException {
        return index.histogram(resolved(search), width);
    }

    @Override
    public Map<String, Ends> ends(Search search, EventField field, Set<String> values)
            throws IOException, QueryException {
        return index.ends(resolved(search), field, values);
    }

    @Override
    public List<Facet.Value> complete(Search search, String field, String prefix, int most)
            throws IOException, QueryException {
        return field.equals(INTEGRITY)
                ? first(values(search, prefix), most)
                : index.complete(resolved(search), field, prefix, most);
    }

    private static List<Facet.Value> first(List<Facet.Value> values, int most) {
        return values.subList(0, Math.min(most, values.size()));
    }

    private List<Facet.Value> values(Search search, String prefix)
            throws IOException, QueryException {
        List<Facet.Value> values = new ArrayList<>();
        for (Verdict verdict : OF_RECORDS) {
            Query both = new Query.And(List.of(search.query(), files(verdict.word())));
            long count =
                    verdict.word().startsWith(prefix)
                            ? count(new Search(both, search.range(), search.order()))
                            : 0;
            if (count > 0) {
                values.add(new Facet.Value(verdict.word(), count));
            }
        }
        values.sort(Comparator.comparingLong(Facet.Value::count).reversed());
        return List.copyOf(values);
    }
}
