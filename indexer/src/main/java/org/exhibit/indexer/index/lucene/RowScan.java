package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.IntersectVisitor;
import org.apache.lucene.index.PointValues.Relation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/// Reads the times of found documents, of all or of those in a span of time. A narrow span is
/// looked up in the index's tree of times where that is less work than reading every time.
final class RowScan {
    /// Stands for the time of an untimed event; no record can carry it.
    static final long UNTIMED = Long.MIN_VALUE;

    private static final String TIME = Schema.number(EventField.TIME);
    private static final int BATCH = 1_024;

    private final Workers workers;
    private final Matches matches;

    RowScan(Workers workers, Matches matches) {
        this.workers = workers;
        this.matches = matches;
    }

    /// Receives one segment's documents in batches, in the segment's order.
    interface Sink {
        /// @param docs numbers within the segment
        /// @param times milliseconds, or `UNTIMED`
        void take(int[] docs, long[] times, int size) throws IOException;

        /// Called once, after the segment's last batch.
        default void finish() throws IOException {}
    }

    interface Sinks {
        Sink of(LeafReaderContext leaf) throws IOException;
    }

    /// Every document, timed or not.
    void all(Sinks sinks) throws IOException {
        workers.each(
                matches.leaves(),
                leaf -> {
                    FixedBitSet found = matches.in(leaf);
                    if (found != null) {
                        Sink sink = sinks.of(leaf);
                        everyDoc(leaf, found, sink);
                        sink.finish();
                    }
                });
    }

    /// Timed documents in [first, last], both inclusive.
    void between(long first, long last, Sinks sinks) throws IOException {
        workers.each(
                matches.leaves(),
                leaf -> {
                    FixedBitSet found = matches.in(leaf);
                    PointValues points = leaf.reader().getPointValues(TIME);
                    if (found == null || points == null) {
                        return;
                    }
                    Sink sink = sinks.of(leaf);
                    Sink within = new Within(first, last, sink);
                    Collector collector = new Collector(first, last, found);
                    if (points.estimatePointCount(collector) < matches.count(leaf) / 2) {
                        points.intersect(collector);
                        collector.deliver(leaf, within);
                    } else {
                        everyDoc(leaf, found, within);
                    }
                    sink.finish();
                });
    }

    private static @Nullable NumericDocValues times(LeafReaderContext leaf) throws IOException {
        return DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf.reader(), TIME));
    }

    private static void everyDoc(LeafReaderContext leaf, FixedBitSet found, Sink sink)
            throws IOException {
        NumericDocValues time = times(leaf);
        int[] docs = new int[BATCH];
        long[] values = new long[BATCH];
        int size = 0;
        int doc = found.nextSetBit(0);
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            docs[size++] = doc;
            doc = Matches.next(found, doc);
            if (size == BATCH || doc == DocIdSetIterator.NO_MORE_DOCS) {
                read(time, docs, values, size);
                sink.take(docs, values, size);
                size = 0;
            }
        }
    }

    private static void read(@Nullable NumericDocValues time, int[] docs, long[] values, int size)
            throws IOException {
        if (time == null) {
            Arrays.fill(values, 0, size, UNTIMED);
        } else {
            time.longValues(size, docs, values, UNTIMED);
        }
    }

    /// Lets only timed documents of a span through.
    private record Within(long first, long last, Sink sink) implements Sink {
        @Override
        public void take(int[] docs, long[] times, int size) throws IOException {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (times[i] != UNTIMED && times[i] >= first && times[i] <= last) {
                    docs[kept] = docs[i];
                    times[kept++] = times[i];
                }
            }
            if (kept > 0) {
                sink.take(docs, times, kept);
            }
        }
    }

    /// Collects the found documents of a span from the tree of times.
    private static final class Collector implements IntersectVisitor {
        private final long first;
        private final long last;
        private final FixedBitSet found;
        private int[] docs = new int[BATCH];
        private int size;

        Collector(long first, long last, FixedBitSet found) {
            this.first = first;
            this.last = last;
            this.found = found;
        }

        @Override
        public void visit(int doc) {
            if (found.get(doc)) {
                if (size == docs.length) {
                    docs = Arrays.copyOf(docs, size * 2);
                }
                docs[size++] = doc;
            }
        }

        @Override
        public void visit(int doc, byte[] packed) {
            long time = NumericUtils.sortableBytesToLong(packed, 0);
            if (time >= first && time <= last) {
                visit(doc);
            }
        }

        @Override
        public Relation compare(byte[] least, byte[] most) {
            long low = NumericUtils.sortableBytesToLong(least, 0);
            long high = NumericUtils.sortableBytesToLong(most, 0);
            if (low > last || high < first) {
                return Relation.CELL_OUTSIDE_QUERY;
            }
            return low >= first && high <= last
                    ? Relation.CELL_INSIDE_QUERY
                    : Relation.CELL_CROSSES_QUERY;
        }

        void deliver(LeafReaderContext leaf, Sink sink) throws IOException {
            Arrays.sort(docs, 0, size);
            NumericDocValues time = times(leaf);
            long[] values = new long[BATCH];
            for (int at = 0; at < size; at += BATCH) {
                int count = Math.min(BATCH, size - at);
                int[] batch = Arrays.copyOfRange(docs, at, at + count);
                read(time, batch, values, count);
                sink.take(batch, values, count);
            }
        }
    }
}
