package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.exhibit.indexer.event.EventField;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Documents whose number, written in decimal digits, matches a pattern: a path of the original
/// record that stands in a numeric field is still asked for as text.
final class NumberTextQuery extends Query {
    private static final int DATE_LENGTH = 10;

    private final String field;
    private final boolean time;
    private final @Nullable Echo echo;
    private final TextPattern pattern;

    private NumberTextQuery(String field, boolean time, @Nullable Echo echo, TextPattern pattern) {
        this.field = field;
        this.time = time;
        this.echo = echo;
        this.pattern = pattern;
    }

    /// Numbers are matched as decimal digits, times as CloudTrail writes them.
    ///
    /// @param own the engine's field that holds the numbers, of events or of traits
    static Query of(String own, EventField field, TextPattern pattern) {
        boolean time = field.type() == EventField.Type.TIME;
        Query matching = new NumberTextQuery(own, time, null, pattern);
        return time ? onItsDay(own, pattern, matching) : matching;
    }

    /// Numbers are matched as an echo of them reads.
    static Query of(String own, Echo echo, TextPattern pattern) {
        return new NumberTextQuery(own, false, echo, pattern);
    }

    /// A pattern that begins with a date is looked for on that day alone.
    private static Query onItsDay(String field, TextPattern pattern, Query matching) {
        String start = pattern.start().utf8ToString();
        if (start.length() < DATE_LENGTH) {
            return matching;
        }
        try {
            Instant day = Instant.parse(start.substring(0, DATE_LENGTH) + "T00:00:00Z");
            long first = day.toEpochMilli();
            long next = day.plus(1, ChronoUnit.DAYS).toEpochMilli();
            return Clauses.all(Numbers.range(field, first, next - 1), matching);
        } catch (DateTimeParseException e) {
            return matching;
        }
    }

    private boolean matches(long value) {
        return pattern.matches(
                time
                        ? Instant.ofEpochMilli(value).toString()
                        : echo == null ? Long.toString(value) : echo.value(value));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                SortedNumericDocValues values = DocValues.getSortedNumeric(context.reader(), field);
                TwoPhaseIterator matching = matching(values);
                return ConstantScoreScorerSupplier.fromIterator(
                        TwoPhaseIterator.asDocIdSetIterator(matching),
                        score(),
                        mode,
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    private TwoPhaseIterator matching(SortedNumericDocValues values) {
        Map<Long, Boolean> known = new HashMap<>();
        return new TwoPhaseIterator(values) {
            @Override
            public boolean matches() throws IOException {
                long value = values.nextValue();
                Boolean matched = known.get(value);
                if (matched == null) {
                    matched = NumberTextQuery.this.matches(value);
                    if (known.size() < 100_000) {
                        known.put(value, matched);
                    }
                }
                return matched;
            }

            @Override
            public float matchCost() {
                return 10;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String unused) {
        return field + ':' + pattern;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberTextQuery query
                && query.field.equals(field)
                && Objects.equals(query.echo, echo)
                && query.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, echo, pattern);
    }
}
