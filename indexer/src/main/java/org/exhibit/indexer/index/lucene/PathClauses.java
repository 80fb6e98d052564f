package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Clauses over paths of the original record. A source's path that always repeats a named field is
/// not indexed a second time: there the named field of that source answers, beside the terms of the
/// path.
final class PathClauses {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final IndexReader reader;
    private final Traits traits;
    private final EchoClauses echoes;
    private final NamedClauses named;

    PathClauses(IndexReader reader, Traits traits, EchoClauses echoes, NamedClauses named) {
        this.reader = reader;
        this.traits = traits;
        this.echoes = echoes;
        this.named = named;
    }

    /// A clause over a named field that stands for a path in one source.
    private interface Alias {
        @Nullable Query clause(EventField field) throws IOException, QueryException;
    }

    private static Query joined(String path, Query own, List<Query> echoed, Alias alias)
            throws IOException, QueryException {
        List<Query> clauses = new ArrayList<>(echoed);
        clauses.add(own);
        for (SourceKind source : SourceKind.values()) {
            EventField field = Schema.alias(source, path);
            Query clause = field == null ? null : alias.clause(field);
            if (clause != null) {
                clauses.add(Clauses.all(clause, Clauses.source(source)));
            }
        }
        return Clauses.any(clauses);
    }

    Query equal(String path, String value) throws IOException, QueryException {
        BytesRef term = Schema.pathValue(path, value);
        Query own = traits.having(Schema.PATH_VALUE, field -> Clauses.term(field, term));
        return joined(path, own, echoes.equal(path, value), field -> same(field, value));
    }

    /// A record that has one of many values: one look at the terms, however many are asked for.
    Query equalAny(List<Asked> asked) throws IOException, QueryException {
        List<BytesRef> terms =
                asked.stream().map(one -> Schema.pathValue(one.path(), one.value())).toList();
        List<Query> ways = new ArrayList<>();
        ways.add(
                traits.having(
                        Schema.PATH_VALUE,
                        field ->
                                Clauses.any(
                                        terms.stream()
                                                .map(term -> Clauses.term(field, term))
                                                .toList())));
        for (Asked one : asked) {
            ways.addAll(echoes.equal(one.path(), one.value()));
            for (SourceKind source : SourceKind.values()) {
                EventField field = Schema.alias(source, one.path());
                Query clause = field == null ? null : same(field, one.value());
                if (clause != null) {
                    ways.add(Clauses.all(clause, Clauses.source(source)));
                }
            }
        }
        return Clauses.any(ways);
    }

    /// One value of a path.
    record Asked(String path, String value) {}

    private @Nullable Query same(EventField field, String value)
            throws IOException, QueryException {
        if (!field.numeric()) {
            return named.text(field, value);
        }
        if (field.type() == EventField.Type.TIME) {
            try {
                long millis = Instant.parse(value).toEpochMilli();
                return named.numbers(field, millis, true, millis, true);
            } catch (DateTimeParseException | ArithmeticException e) {
                return null;
            }
        }
        try {
            // Only the text that the number itself is printed as stands in the record.
            boolean printed = Long.toString(Long.parseLong(value)).equals(value);
            return printed ? named.equal(field, value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    Query pattern(String path, TextPattern pattern) throws IOException, QueryException {
        return joined(
                path,
                traits.having(Schema.PATH_VALUE, own -> PatternQuery.ofPath(own, path, pattern)),
                echoes.pattern(path, pattern),
                field ->
                        field.numeric()
                                ? numberText(field, pattern)
                                : named.pattern(field, pattern));
    }

    private Query numberText(EventField field, TextPattern pattern) throws IOException {
        return traits.having(Schema.number(field), own -> NumberTextQuery.of(own, field, pattern));
    }

    /// The path itself has a value, or something beneath it has.
    Query exists(String path) throws IOException {
        List<Query> clauses = new ArrayList<>();
        clauses.add(traits.having(Schema.PATH_VALUE, own -> PatternQuery.ofPath(own, path, null)));
        clauses.add(
                traits.having(
                        Schema.PATH_VALUE, own -> new PrefixQuery(new Term(own, path + '.'))));
        for (String start : List.of(path + '=', path + '.')) {
            clauses.add(traits.shared(Schema.ECHO, own -> new PrefixQuery(new Term(own, start))));
        }
        for (SourceKind source : SourceKind.values()) {
            for (Map.Entry<String, EventField> alias : Schema.aliases(source).entrySet()) {
                if (alias.getKey().equals(path) || alias.getKey().startsWith(path + '.')) {
                    clauses.add(
                            Clauses.all(named.exists(alias.getValue()), Clauses.source(source)));
                }
            }
        }
        return Clauses.any(clauses);
    }

    Query network(String path, String network) throws IOException, QueryException {
        boolean[] addresses = new boolean[1];
        Query query =
                joined(
                        path,
                        Clauses.none("no addresses"),
                        List.of(),
                        field -> {
                            if (field.type() != EventField.Type.ADDRESS) {
                                return null;
                            }
                            addresses[0] = true;
                            return named.network(field, network);
                        });
        if (!addresses[0]) {
            throw new QueryException(
                    "a network can only be asked of ip or dstIp; " + path + " is compared as text");
        }
        return query;
    }

    Query range(
            String path, @Nullable String from, boolean fromIn, @Nullable String to, boolean toIn)
            throws IOException, QueryException {
        BigDecimal low = decimal(path, from);
        BigDecimal high = decimal(path, to);
        boolean[] numeric = {occurs(Schema.PATH_NUMBER, path + '\0')};
        Query own = terms(path, low, fromIn, high, toIn);
        Query query =
                joined(
                        path,
                        own,
                        echoes.range(
                                path,
                                (field, factor) -> {
                                    numeric[0] = true;
                                    return whole(
                                            field,
                                            scaled(low, factor),
                                            fromIn,
                                            scaled(high, factor),
                                            toIn);
                                }),
                        field -> {
                            if (field.type() != EventField.Type.NUMBER) {
                                return null;
                            }
                            numeric[0] = true;
                            return whole(field, low, fromIn, high, toIn);
                        });
        if (!numeric[0] && occurs(path)) {
            throw new QueryException(
                    path
                            + " holds no numbers in this case, so it has no range; ask for a value,"
                            + " as in "
                            + path
                            + ":*");
        }
        return query;
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal bound, long factor) {
        return bound == null ? null : bound.multiply(BigDecimal.valueOf(factor));
    }

    private static @Nullable BigDecimal decimal(String path, @Nullable String text)
            throws IOException, QueryException {
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new QueryException(
                    text + " is no number, and a range over the path " + path + " needs numbers");
        }
    }

    private Query terms(
            String path,
            @Nullable BigDecimal low,
            boolean lowIn,
            @Nullable BigDecimal high,
            boolean highIn)
            throws IOException {
        // Zero has two forms; a bound lies on the side that takes both in, or leaves both out.
        BytesRef first =
                low == null
                        ? new BytesRef(path + '\0')
                        : Schema.pathNumber(path, zero(low.doubleValue(), lowIn));
        BytesRef last =
                high == null
                        ? new BytesRef(path + '\1')
                        : Schema.pathNumber(path, zero(high.doubleValue(), !highIn));
        return traits.having(
                Schema.PATH_NUMBER,
                own -> new TermRangeQuery(own, first, last, low == null || lowIn, highIn));
    }

    private static double zero(double value, boolean negative) {
        if (value != 0) {
            return value;
        }
        return negative ? -0.0 : 0.0;
    }

    private Query whole(
            EventField field,
            @Nullable BigDecimal low,
            boolean lowIn,
            @Nullable BigDecimal high,
            boolean highIn)
            throws IOException {
        if ((low != null && low.compareTo(MOST) > 0)
                || (high != null && high.compareTo(LEAST) < 0)) {
            return Clauses.none("beyond every number");
        }
        long first = Long.MIN_VALUE;
        boolean firstIn = true;
        if (low != null && low.compareTo(LEAST) >= 0) {
            BigDecimal ceiling = low.setScale(0, RoundingMode.CEILING);
            firstIn = lowIn || ceiling.compareTo(low) != 0;
            first = ceiling.compareTo(MOST) > 0 ? Long.MAX_VALUE : ceiling.longValueExact();
        }
        long last = Long.MAX_VALUE;
        boolean lastIn = true;
        if (high != null && high.compareTo(MOST) <= 0) {
            BigDecimal floor = high.setScale(0, RoundingMode.FLOOR);
            lastIn = highIn || floor.compareTo(high) != 0;
            last = floor.longValueExact();
        }
        return named.numbers(field, first, firstIn, last, lastIn);
    }

    /// Whether any record has the path.
    boolean occurs(String path) throws IOException {
        if (occurs(Schema.ECHO, path + '=')
                || occurs(Schema.ECHO, path + '.')
                || occurs(Schema.PATH_VALUE, path + '=')
                || occurs(Schema.PATH_VALUE, path + '.')) {
            return true;
        }
        for (SourceKind source : SourceKind.values()) {
            EventField field = Schema.alias(source, path);
            if (field != null && occursIn(Schema.keyword(EventField.SOURCE), source.word())) {
                return true;
            }
        }
        return false;
    }

    private boolean occurs(String field, String start) throws IOException {
        return occursIn(field, start) || occursIn(Schema.shared(field), start);
    }

    private boolean occursIn(String field, String start) throws IOException {
        BytesRef prefix = new BytesRef(start);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (each.seekCeil(prefix) != TermsEnum.SeekStatus.END
                    && StringHelper.startsWith(each.term(), prefix)) {
                return true;
            }
        }
        return false;
    }
}
