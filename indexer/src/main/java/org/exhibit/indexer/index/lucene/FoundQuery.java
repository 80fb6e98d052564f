package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// What a clause found before, in the one reader it was found in: asked again, it costs nothing.
final class FoundQuery extends Query {
    private final Object clause;
    private final Matches matches;

    /// @param clause what was asked, by which equal ones are known
    FoundQuery(Object clause, Matches matches) {
        this.clause = clause;
        this.matches = matches;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
                FixedBitSet found = matches.in(context);
                return found == null
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                new BitSetIterator(found, matches.count(context)),
                                score(),
                                mode,
                                context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return matches.count() + " documents of " + clause;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FoundQuery query
                && query.clause.equals(clause)
                && query.matches.leaves() == matches.leaves();
    }

    @Override
    public int hashCode() {
        return clause.hashCode() + 37;
    }
}
