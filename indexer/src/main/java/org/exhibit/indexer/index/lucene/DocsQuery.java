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

import java.util.Arrays;

/// Documents by their numbers in the one reader they were found in.
final class DocsQuery extends Query {
    private final int[] docs;

    /// @param docs ascending
    DocsQuery(int[] docs) {
        this.docs = docs;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
                int size = context.reader().maxDoc();
                int from = place(context.docBase);
                int to = place(context.docBase + size);
                if (from == to) {
                    return null;
                }
                FixedBitSet set = new FixedBitSet(size);
                for (int i = from; i < to; i++) {
                    set.set(docs[i] - context.docBase);
                }
                return ConstantScoreScorerSupplier.fromIterator(
                        new BitSetIterator(set, to - from), score(), mode, size);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private int place(int doc) {
        int found = Arrays.binarySearch(docs, doc);
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return docs.length + " documents";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocsQuery query && Arrays.equals(query.docs, docs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(docs) + 31;
    }
}
