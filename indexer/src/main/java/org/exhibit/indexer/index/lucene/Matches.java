package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// The documents a query found, one bit each: a query runs once, and rows, facets and histogram
/// read its bits. At ten million documents they take little more than a megabyte.
final class Matches {
    private final List<LeafReaderContext> leaves;
    private final @Nullable FixedBitSet[] bits;
    private final int[] counts;
    private final boolean everyEvent;

    private Matches(List<LeafReaderContext> leaves, @Nullable FixedBitSet[] bits, boolean every) {
        this.leaves = leaves;
        this.bits = bits;
        this.everyEvent = every;
        this.counts = new int[bits.length];
        for (int i = 0; i < bits.length; i++) {
            FixedBitSet set = bits[i];
            counts[i] = set == null ? 0 : set.cardinality();
        }
    }

    /// @param every whether the query is every event, so that term statistics tell the counts too
    static Matches of(Workers workers, List<LeafReaderContext> leaves, Weight weight, boolean every)
            throws IOException {
        @Nullable FixedBitSet[] bits = new @Nullable FixedBitSet[leaves.size()];
        workers.each(leaves, leaf -> bits[leaf.ord] = search(leaf, weight));
        return new Matches(leaves, bits, every);
    }

    private static @Nullable FixedBitSet search(LeafReaderContext leaf, Weight weight)
            throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(leaf);
        if (supplier == null) {
            return null;
        }
        BulkScorer scorer = supplier.bulkScorer();
        if (scorer == null) {
            return null;
        }
        Marker marker = new Marker(leaf.reader().maxDoc());
        scorer.score(marker, null, 0, DocIdSetIterator.NO_MORE_DOCS);
        FixedBitSet found = marker.found;
        Bits live = leaf.reader().getLiveDocs();
        if (live != null && found != null) {
            live.applyMask(found, 0);
        }
        return found;
    }

    /// Most questions find nothing in most segments, and pay nothing for them.
    private static final class Marker implements LeafCollector {
        private final int documents;
        private @Nullable FixedBitSet found;

        Marker(int documents) {
            this.documents = documents;
        }

        private FixedBitSet found() {
            FixedBitSet known = found;
            if (known == null) {
                known = new FixedBitSet(documents);
                found = known;
            }
            return known;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            found().set(doc);
        }

        @Override
        public void collectRange(int from, int to) {
            found().set(from, to);
        }

        @Override
        public void collect(DocIdStream docs) throws IOException {
            docs.forEach(this::collect);
        }
    }

    /// These documents without the others.
    Matches and(Matches others) {
        @Nullable FixedBitSet[] both = new @Nullable FixedBitSet[bits.length];
        for (int i = 0; i < bits.length; i++) {
            FixedBitSet own = bits[i];
            FixedBitSet other = others.bits[i];
            if (own != null && other != null) {
                FixedBitSet joint = own.clone();
                joint.and(other);
                both[i] = joint;
            }
        }
        return new Matches(leaves, both, false);
    }

    /// These documents without those that a query does not find.
    Matches and(Weight query) throws IOException {
        @Nullable FixedBitSet[] both = new @Nullable FixedBitSet[bits.length];
        for (LeafReaderContext leaf : leaves) {
            FixedBitSet own = in(leaf);
            ScorerSupplier supplier = own == null ? null : query.scorerSupplier(leaf);
            if (own != null && supplier != null) {
                both[leaf.ord] = both(own, supplier.get(count(leaf)));
            }
        }
        return new Matches(leaves, both, false);
    }

    private static FixedBitSet both(FixedBitSet own, Scorer query) throws IOException {
        FixedBitSet joint = new FixedBitSet(own.length());
        DocIdSetIterator other = query.iterator();
        int doc = own.nextSetBit(0);
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            int at = other.docID() < doc ? other.advance(doc) : other.docID();
            if (at == doc) {
                joint.set(doc);
                doc = next(own, doc);
            } else {
                doc = at < own.length() ? own.nextSetBit(at) : DocIdSetIterator.NO_MORE_DOCS;
            }
        }
        return joint;
    }

    /// Some of these documents.
    Matches only(@Nullable FixedBitSet[] some) {
        return new Matches(leaves, some, false);
    }

    List<LeafReaderContext> leaves() {
        return leaves;
    }

    /// The documents of a segment; null where there is none.
    @Nullable FixedBitSet in(LeafReaderContext leaf) {
        return counts[leaf.ord] == 0 ? null : bits[leaf.ord];
    }

    /// The document after one, or `NO_MORE_DOCS`.
    static int next(FixedBitSet found, int doc) {
        return doc + 1 < found.length() ? found.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS;
    }

    int count(LeafReaderContext leaf) {
        return counts[leaf.ord];
    }

    long count() {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /// Whether a term's document frequency in the segment is its number of matches.
    boolean whole(LeafReaderContext leaf) {
        return everyEvent && !leaf.reader().hasDeletions();
    }

    long bytes() {
        long sum = 0;
        for (FixedBitSet set : bits) {
            sum += set == null ? 0 : set.length() / 8;
        }
        return sum;
    }
}
