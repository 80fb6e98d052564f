package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The values of one field or path that traits hold, each with the traits that hold it; counts
/// their events.
final class TraitValues {
    private final NavigableMap<BytesRef, IntStream.Builder> traits = new TreeMap<>();
    private final Map<BytesRef, int[]> numbers = new TreeMap<>();

    private TraitValues() {}

    /// The terms that begin with `start`, without their first `skip` bytes.
    static TraitValues ofTerms(IndexReader reader, String field, BytesRef start, int skip)
            throws IOException {
        TraitValues found = new TraitValues();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.shared(field));
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            boolean more = each.seekCeil(start) != TermsEnum.SeekStatus.END;
            NumericDocValues own = null;
            PostingsEnum docs = null;
            while (more && StringHelper.startsWith(each.term(), start)) {
                BytesRef term = each.term();
                if (!ValueCounts.isNull(term, skip)) {
                    BytesRef value =
                            BytesRef.deepCopyOf(
                                    new BytesRef(
                                            term.bytes, term.offset + skip, term.length - skip));
                    docs = each.postings(docs, PostingsEnum.NONE);
                    own = DocValues.getNumeric(leaf.reader(), Schema.TRAIT_NUMBER);
                    for (int doc = docs.nextDoc();
                            doc != DocIdSetIterator.NO_MORE_DOCS;
                            doc = docs.nextDoc()) {
                        found.add(value, own, doc);
                    }
                }
                more = each.next() != null;
            }
        }
        return found.ready();
    }

    /// Numbers as their decimal digits, those that begin with `start`.
    static TraitValues ofNumbers(IndexReader reader, String field, String start)
            throws IOException {
        TraitValues found = new TraitValues();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedNumericDocValues values =
                    DocValues.getSortedNumeric(leaf.reader(), Schema.shared(field));
            NumericDocValues own = DocValues.getNumeric(leaf.reader(), Schema.TRAIT_NUMBER);
            for (int doc = values.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = values.nextDoc()) {
                String text = Long.toString(values.nextValue());
                if (text.startsWith(start)) {
                    found.add(new BytesRef(text), own, doc);
                }
            }
        }
        return found.ready();
    }

    private void add(BytesRef value, NumericDocValues own, int doc) throws IOException {
        if (own.advanceExact(doc)) {
            traits.computeIfAbsent(value, each -> IntStream.builder()).add((int) own.longValue());
        }
    }

    private TraitValues ready() {
        traits.forEach((value, each) -> numbers.put(value, each.build().distinct().toArray()));
        traits.clear();
        return this;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /// The traits that hold a value.
    int[] holding(BytesRef value) {
        return numbers.getOrDefault(value, new int[0]);
    }

    /// How many events have each value, in the order of the values; those of none are left out.
    TreeMap<BytesRef, Long> count(Matches among, Workers workers) throws IOException {
        TreeMap<BytesRef, Long> sums = new TreeMap<>();
        workers.each(
                among.leaves(),
                leaf -> {
                    FixedBitSet found = among.in(leaf);
                    Terms terms = leaf.reader().terms(Schema.TRAIT);
                    if (found != null && terms != null) {
                        Leaf counter =
                                new Leaf(
                                        terms.iterator(),
                                        among.whole(leaf) ? null : found,
                                        among.count(leaf));
                        Map<BytesRef, Long> own = counter.count();
                        synchronized (sums) {
                            own.forEach((value, count) -> sums.merge(value, count, Long::sum));
                        }
                    }
                });
        return sums;
    }

    private final class Leaf {
        private final TermsEnum terms;
        private final @Nullable FixedBitSet found;
        private final long size;
        private @Nullable PostingsEnum docs;

        /// @param found null where every event of the segment is found
        Leaf(TermsEnum terms, @Nullable FixedBitSet found, long size) {
            this.terms = terms;
            this.found = found;
            this.size = size;
        }

        Map<BytesRef, Long> count() throws IOException {
            Map<BytesRef, Long> counts = new TreeMap<>();
            for (Map.Entry<BytesRef, int[]> value : numbers.entrySet()) {
                long sum = 0;
                for (int trait : value.getValue()) {
                    if (terms.seekExact(Schema.trait(trait))) {
                        sum += events();
                    }
                }
                if (sum > 0) {
                    counts.put(value.getKey(), sum);
                }
            }
            return counts;
        }

        private long events() throws IOException {
            if (found == null) {
                return terms.docFreq();
            }
            docs = terms.postings(docs, PostingsEnum.NONE);
            long sum = 0;
            if (size * 8 < terms.docFreq()) {
                int doc = found.nextSetBit(0);
                while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                    int at = docs.docID() < doc ? docs.advance(doc) : docs.docID();
                    if (at == DocIdSetIterator.NO_MORE_DOCS) {
                        return sum;
                    }
                    sum += at == doc ? 1 : 0;
                    doc = at == doc ? Matches.next(found, doc) : found.nextSetBit(at);
                }
                return sum;
            }
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                sum += found.get(doc) ? 1 : 0;
            }
            return sum;
        }
    }

    /// Counts as a stream in the order of the values.
    static CountedValues stream(TreeMap<BytesRef, Long> counts) {
        Iterator<Map.Entry<BytesRef, Long>> each = counts.entrySet().iterator();
        return new CountedValues() {
            private long count;

            @Override
            public @Nullable BytesRef next() {
                if (!each.hasNext()) {
                    return null;
                }
                Map.Entry<BytesRef, Long> entry = each.next();
                count = entry.getValue();
                return entry.getKey();
            }

            @Override
            public long count() {
                return count;
            }
        };
    }
}
