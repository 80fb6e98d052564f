package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Turns a question's tree into the engine's. What cannot be answered is refused, never answered
/// with nothing.
final class QueryTranslator {
    private static final String TIME = Schema.number(EventField.TIME);

    private final NamedClauses named;
    private final PathClauses paths;
    private final MetaClauses metas;
    private final WordClauses texts;
    private final LeafClauses leaves;
    private final TextPatterns patterns = new TextPatterns();

    QueryTranslator(
            IndexReader reader,
            ItemCatalogue items,
            Traits traits,
            EchoClauses echoes,
            boolean duplicates) {
        this.named = new NamedClauses(traits, echoes);
        this.paths = new PathClauses(reader, traits, echoes, named);
        this.texts = new WordClauses(traits, named);
        this.metas = new MetaClauses(reader, items, traits, duplicates);
        this.leaves = new LeafClauses(reader, items, traits);
    }

    /// Whether a question is about duplicates, and so sees them.
    static boolean namesDuplicates(Query query) {
        return query.names(MetaField.DUPLICATE_OF);
    }

    org.apache.lucene.search.Query translate(Query query, TimeRange range)
            throws IOException, QueryException {
        org.apache.lucene.search.Query clause = clause(query);
        return range.isAll() ? clause : Clauses.all(clause, within(range));
    }

    /// Half-open; a flow record's window matches where it overlaps.
    private org.apache.lucene.search.Query within(TimeRange range) throws IOException {
        List<org.apache.lucene.search.Query> bounds = new ArrayList<>();
        Instant to = range.to();
        bounds.add(
                LongField.newRangeQuery(
                        TIME,
                        Long.MIN_VALUE,
                        to == null ? Long.MAX_VALUE : before(to.toEpochMilli())));
        Instant from = range.from();
        if (from != null) {
            long start = from.toEpochMilli();
            bounds.add(
                    Clauses.any(
                            LongField.newRangeQuery(TIME, start, Long.MAX_VALUE),
                            named.numbers(EventField.END, start, false, Long.MAX_VALUE, true)));
        }
        return Clauses.all(bounds);
    }

    private static long before(long bound) {
        return bound == Long.MIN_VALUE ? bound : bound - 1;
    }

    private org.apache.lucene.search.Query clause(Query query) throws IOException, QueryException {
        return switch (query) {
            case Query.All all -> Clauses.events();
            case Query.And and -> and(and.clauses());
            case Query.Or or -> or(or.clauses());
            case Query.Not not -> Clauses.without(Clauses.events(), clause(not.clause()));
            case Query.Words words ->
                    words.wildcard() ? texts.pattern(words.text()) : texts.text(words.text());
            case Query.Phrase phrase -> phrase(phrase.text());
            case Query.Equal equal ->
                    switch (equal.target()) {
                        case Target.Named asked -> named.equal(asked.field(), equal.value());
                        case Target.Path path -> paths.equal(path.path(), equal.value());
                        case Target.Meta meta -> metas.equal(meta.field(), equal.value());
                    };
            case Query.Wildcard wildcard ->
                    pattern(
                            wildcard.target(),
                            patterns.wildcard(wildcard.pattern()),
                            wildcard.pattern());
            case Query.Regex regex ->
                    pattern(
                            regex.target(),
                            TextPattern.regex(regex.expression()),
                            regex.expression());
            case Query.Range range -> range(range);
            case Query.Cidr cidr ->
                    switch (cidr.target()) {
                        case Target.Named asked -> named.network(asked.field(), cidr.network());
                        case Target.Path path -> paths.network(path.path(), cidr.network());
                        case Target.Meta meta ->
                                throw new QueryException(
                                        meta.field().jsonName() + " holds no addresses");
                    };
            case Query.Exists exists ->
                    switch (exists.target()) {
                        case Target.Named asked -> named.exists(asked.field());
                        case Target.Path path -> paths.exists(path.path());
                        case Target.Meta meta -> metas.exists(meta.field());
                    };
            case Query.InLeaves files -> leaves.of(files.leaves());
        };
    }

    private org.apache.lucene.search.Query and(List<Query> clauses)
            throws IOException, QueryException {
        BooleanQuery.Builder out = new BooleanQuery.Builder();
        boolean positive = false;
        for (Query clause : clauses) {
            if (clause instanceof Query.Not not) {
                out.add(clause(not.clause()), Occur.MUST_NOT);
            } else {
                positive = true;
                out.add(clause(clause), Occur.FILTER);
            }
        }
        if (!positive) {
            out.add(Clauses.events(), Occur.FILTER);
        }
        return out.build();
    }

    private org.apache.lucene.search.Query or(List<Query> clauses)
            throws IOException, QueryException {
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<PathClauses.Asked> values = new ArrayList<>();
        for (Query clause : clauses) {
            if (clause instanceof Query.Equal equal
                    && equal.target() instanceof Target.Meta meta
                    && meta.field() == MetaField.ID) {
                ids.add(equal.value());
            } else if (clause instanceof Query.Equal equal
                    && equal.target() instanceof Target.Path path) {
                values.add(new PathClauses.Asked(path.path(), equal.value()));
            } else {
                ways.add(clause(clause));
            }
        }
        if (!ids.isEmpty()) {
            ways.add(metas.ids(ids));
        }
        if (!values.isEmpty()) {
            ways.add(paths.equalAny(values));
        }
        return ways.isEmpty() ? Clauses.none("no alternative") : Clauses.any(ways);
    }

    /// A phrase of one word is that word.
    private org.apache.lucene.search.Query phrase(String text) throws IOException, QueryException {
        if (new PhraseWords().words(text) > 1) {
            throw new QueryException(
                    "a phrase can be asked of a case only, not of its index alone");
        }
        return texts.text(text);
    }

    private org.apache.lucene.search.Query pattern(
            Target target, TextPattern pattern, String written) throws IOException, QueryException {
        return switch (target) {
            case Target.Named asked -> named.pattern(asked.field(), pattern);
            case Target.Path path -> paths.pattern(path.path(), pattern);
            case Target.Meta meta -> metas.pattern(meta.field(), pattern, written);
        };
    }

    private org.apache.lucene.search.Query range(Query.Range range)
            throws IOException, QueryException {
        return switch (range.target()) {
            case Target.Named asked ->
                    named.range(
                            asked.field(),
                            range.from(),
                            range.fromInclusive(),
                            range.to(),
                            range.toInclusive());
            case Target.Path path ->
                    paths.range(
                            path.path(),
                            range.from(),
                            range.fromInclusive(),
                            range.to(),
                            range.toInclusive());
            case Target.Meta meta ->
                    throw new QueryException(
                            meta.field().jsonName()
                                    + " is text: a range needs a number, a time or an address");
        };
    }
}
