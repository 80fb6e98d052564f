package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The events of the traits that a clause found. A segment in which the rest of a question finds
/// nothing is not looked at.
final class TraitQuery extends Query {
    private final Query clause;
    private final TraitEvents events;

    /// @param clause what was asked of the traits, by which equal ones are known
    TraitQuery(Query clause, TraitEvents events) {
        this.clause = clause;
        this.events = events;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) {
                return new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) throws IOException {
                        return events.events(context, leadCost, score(), mode);
                    }

                    @Override
                    public long cost() {
                        try {
                            return events.cost(context);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
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
        return "events of the traits of " + clause;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TraitQuery query
                && query.clause.equals(clause)
                && query.events == events;
    }

    @Override
    public int hashCode() {
        return clause.hashCode() + 37;
    }
}
