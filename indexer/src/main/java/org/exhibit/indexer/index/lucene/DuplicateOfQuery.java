package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Records marked as repeating one event. The mark is an updatable value without a term, so its
/// holders (the duplicates alone) are looked through.
final class DuplicateOfQuery extends Query {
    private final BytesRef contentId;

    DuplicateOfQuery(BytesRef contentId) {
        this.contentId = contentId;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                BinaryDocValues marks = DocValues.getBinary(context.reader(), Schema.DUPLICATE_OF);
                TwoPhaseIterator matching =
                        new TwoPhaseIterator(marks) {
                            @Override
                            public boolean matches() throws IOException {
                                return marks.binaryValue().equals(contentId);
                            }

                            @Override
                            public float matchCost() {
                                return 10;
                            }
                        };
                return ConstantScoreScorerSupplier.fromIterator(
                        TwoPhaseIterator.asDocIdSetIterator(matching),
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
        return Schema.DUPLICATE_OF + ':' + Ids.text(contentId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DuplicateOfQuery query && query.contentId.equals(contentId);
    }

    @Override
    public int hashCode() {
        return contentId.hashCode() + 17;
    }
}
