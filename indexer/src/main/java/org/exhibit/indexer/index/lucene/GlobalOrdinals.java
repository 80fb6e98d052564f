package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.packed.PackedInts;
import org.exhibit.indexer.index.Facet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/// One numbering of a field's values over all segments, in the values' order: with it a field of
/// millions of values is counted without looking at the values. Made once a reader and field.
final class GlobalOrdinals {
    private final String field;
    private final List<LeafReaderContext> leaves;
    private final OrdinalMap map;

    /// @param arrival grows along the order of the values
    /// @param shared a value that traits alone have, or null
    private record Count(long count, long arrival, int ord, @Nullable BytesRef shared) {}

    private GlobalOrdinals(String field, List<LeafReaderContext> leaves, OrdinalMap map) {
        this.field = field;
        this.leaves = leaves;
        this.map = map;
    }

    static GlobalOrdinals of(String field, List<LeafReaderContext> leaves) throws IOException {
        SortedDocValues[] values = new SortedDocValues[leaves.size()];
        for (LeafReaderContext leaf : leaves) {
            values[leaf.ord] = DocValues.getSorted(leaf.reader(), field);
        }
        return new GlobalOrdinals(
                field, leaves, OrdinalMap.build(null, values, PackedInts.DEFAULT));
    }

    /// Values of all segments, those in several counted several times.
    static long values(String field, List<LeafReaderContext> leaves) throws IOException {
        long sum = 0;
        for (LeafReaderContext leaf : leaves) {
            sum += DocValues.getSorted(leaf.reader(), field).getValueCount();
        }
        return sum;
    }

    long bytes() {
        return map.ramBytesUsed();
    }

    /// @param name the field as it was asked for
    /// @param start values counted begin with it
    /// @param shared what traits say, counted already
    Facet count(
            String name,
            Workers workers,
            Matches matches,
            BytesRef start,
            int most,
            SortedMap<BytesRef, Long> shared)
            throws IOException {
        int[] counts = new int[(int) map.getValueCount()];
        workers.each(
                leaves,
                leaf -> {
                    FixedBitSet found = matches.in(leaf);
                    if (found != null) {
                        add(leaf, found, counts);
                    }
                });
        SortedDocValues[] values = new SortedDocValues[leaves.size()];
        TreeMap<Integer, List<Map.Entry<BytesRef, Long>>> between = new TreeMap<>();
        for (Map.Entry<BytesRef, Long> entry : shared.entrySet()) {
            int ord = firstAtOrAfter(entry.getKey(), values);
            if (ord < counts.length && value(ord, values).equals(entry.getKey())) {
                counts[ord] += Math.toIntExact(entry.getValue());
            } else {
                between.computeIfAbsent(ord, _ -> new ArrayList<>()).add(entry);
            }
        }
        Best best = new Best(most);
        int end = start.length == 0 ? counts.length : firstAfter(start, values);
        for (int ord = firstAtOrAfter(start, values); ord < end; ord++) {
            best.offer(between.remove(ord));
            if (counts[ord] > 0) {
                best.offer(counts[ord], ord, null);
            }
        }
        between.values().forEach(best::offer);
        List<Facet.Value> found = new ArrayList<>();
        while (!best.heap.isEmpty()) {
            Count count = best.heap.remove();
            BytesRef value = count.shared() == null ? value(count.ord(), values) : count.shared();
            found.add(new Facet.Value(ValueMerge.text(value, 0), count.count()));
        }
        return new Facet(name, found.reversed(), best.distinct);
    }

    /// Keeps the most frequent values; of equal counts those that came first.
    private static final class Best {
        private final PriorityQueue<Count> heap =
                new PriorityQueue<>(
                        Comparator.comparingLong(Count::count)
                                .thenComparing(
                                        Comparator.comparingLong(Count::arrival).reversed()));
        private final int most;
        private long distinct;

        Best(int most) {
            this.most = most;
        }

        void offer(@Nullable List<Map.Entry<BytesRef, Long>> shared) {
            if (shared != null) {
                shared.forEach(entry -> offer(entry.getValue(), -1, entry.getKey()));
            }
        }

        void offer(long count, int ord, @Nullable BytesRef shared) {
            distinct++;
            Count worst = heap.peek();
            if (heap.size() < most || (worst != null && count > worst.count())) {
                heap.add(new Count(count, distinct, ord, shared));
                if (heap.size() > most) {
                    heap.poll();
                }
            }
        }
    }

    private void add(LeafReaderContext leaf, FixedBitSet found, int[] counts) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        int[] own = new int[values.getValueCount()];
        for (int doc = found.nextSetBit(0);
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = Matches.next(found, doc)) {
            if (values.advanceExact(doc)) {
                own[values.ordValue()]++;
            }
        }
        LongValues global = map.getGlobalOrds(leaf.ord);
        synchronized (counts) {
            for (int ord = 0; ord < own.length; ord++) {
                if (own[ord] > 0) {
                    counts[(int) global.get(ord)] += own[ord];
                }
            }
        }
    }

    private BytesRef value(int ord, SortedDocValues[] values) throws IOException {
        int segment = map.getFirstSegmentNumber(ord);
        SortedDocValues own = values[segment];
        if (own == null) {
            own = DocValues.getSorted(leaves.get(segment).reader(), field);
            values[segment] = own;
        }
        return own.lookupOrd((int) map.getFirstSegmentOrd(ord));
    }

    private int firstAtOrAfter(BytesRef start, SortedDocValues[] values) throws IOException {
        int low = 0;
        int high = (int) map.getValueCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value(middle, values).compareTo(start) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first value behind all that begin with a prefix.
    private int firstAfter(BytesRef start, SortedDocValues[] values) throws IOException {
        int low = 0;
        int high = (int) map.getValueCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            BytesRef value = value(middle, values);
            if (value.compareTo(start) < 0 || StringHelper.startsWith(value, start)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
