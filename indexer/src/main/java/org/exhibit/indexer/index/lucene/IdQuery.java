package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Events with one of some content ids. An id's first half is looked up, in a tree or, for flow
/// records, in its column; its second half stands in the stored form.
final class IdQuery extends Query {
    /// First to last, both included.
    private final TreeMap<BytesRef, BytesRef> ids = new TreeMap<>();

    private final TreeSet<Long> highs = new TreeSet<>();

    /// @param ids 16 bytes each
    IdQuery(Set<BytesRef> ids) {
        ids.forEach(id -> add(id, id));
    }

    private IdQuery() {}

    static IdQuery of(byte[] id) {
        return between(id, id);
    }

    /// Ids between two that share their first half; both are included.
    static IdQuery between(byte[] first, byte[] last) {
        IdQuery query = new IdQuery();
        query.add(new BytesRef(first), new BytesRef(last));
        return query;
    }

    private void add(BytesRef first, BytesRef last) {
        ids.merge(first, last, (a, b) -> a.compareTo(b) > 0 ? a : b);
        highs.add(NumericUtils.sortableBytesToLong(first.bytes, first.offset));
    }

    /// What one or the other asks for.
    IdQuery or(IdQuery other) {
        IdQuery both = new IdQuery();
        ids.forEach(both::add);
        other.ids.forEach(both::add);
        return both;
    }

    private boolean wanted(BytesRef id) {
        for (Map.Entry<BytesRef, BytesRef> range = ids.floorEntry(id);
                range != null;
                range = ids.lowerEntry(range.getKey())) {
            if (range.getValue().compareTo(id) >= 0) {
                return true;
            }
            if (Schema.high(range.getKey().bytes) != Schema.high(id.bytes)) {
                return false;
            }
        }
        return false;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                FixedBitSet found = find(context.reader());
                return found == null
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                new BitSetIterator(found, found.cardinality()),
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

    private @Nullable FixedBitSet find(LeafReader reader) throws IOException {
        FixedBitSet found = new FixedBitSet(reader.maxDoc());
        PointValues points = reader.getPointValues(Schema.ID_HIGH_POINT);
        if (points != null) {
            points.intersect(new Visitor(found));
        }
        flows(reader, found);
        return verified(reader, found) ? found : null;
    }

    private void flows(LeafReader reader, FixedBitSet found) throws IOException {
        Terms sources = reader.terms(Schema.keyword(EventField.SOURCE));
        TermsEnum source = sources == null ? TermsEnum.EMPTY : sources.iterator();
        if (!source.seekExact(new BytesRef(SourceKind.VPC_FLOW.word()))) {
            return;
        }
        NumericDocValues column = DocValues.getNumeric(reader, Schema.ID_HIGH);
        PostingsEnum docs = source.postings(null, PostingsEnum.NONE);
        long[] wanted = highs.stream().mapToLong(Long::longValue).toArray();
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (column.advanceExact(doc) && Arrays.binarySearch(wanted, column.longValue()) >= 0) {
                found.set(doc);
            }
        }
    }

    /// Leaves the documents whose whole id is asked for.
    private boolean verified(LeafReader reader, FixedBitSet found) throws IOException {
        StoredFields stored = reader.storedFields();
        NumericDocValues column = DocValues.getNumeric(reader, Schema.ID_HIGH);
        boolean any = false;
        for (int doc = found.nextSetBit(0);
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = Matches.next(found, doc)) {
            byte[] id = new byte[2 * Long.BYTES];
            if (column.advanceExact(doc)) {
                NumericUtils.longToSortableBytes(column.longValue(), id, 0);
            }
            EventCodec.low(ItemCatalogue.stored(stored, doc), id);
            if (wanted(new BytesRef(id))) {
                any = true;
            } else {
                found.clear(doc);
            }
        }
        return any;
    }

    private final class Visitor implements PointValues.IntersectVisitor {
        private final FixedBitSet found;

        Visitor(FixedBitSet found) {
            this.found = found;
        }

        @Override
        public void visit(int doc) {
            found.set(doc);
        }

        @Override
        public void visit(int doc, byte[] packed) {
            if (highs.contains(NumericUtils.sortableBytesToLong(packed, 0))) {
                found.set(doc);
            }
        }

        @Override
        public PointValues.Relation compare(byte[] least, byte[] most) {
            Long first = highs.ceiling(NumericUtils.sortableBytesToLong(least, 0));
            return first == null || first > NumericUtils.sortableBytesToLong(most, 0)
                    ? PointValues.Relation.CELL_OUTSIDE_QUERY
                    : PointValues.Relation.CELL_CROSSES_QUERY;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "id:" + ids;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdQuery query && query.ids.equals(ids);
    }

    @Override
    public int hashCode() {
        return 31 * ids.hashCode() + 7;
    }
}
