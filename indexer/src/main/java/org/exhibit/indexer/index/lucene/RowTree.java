package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Knows how many rows lie in each of equally wide buckets of a key, so that any row is found
/// without sorting those before it. Rows of one bucket too full to sort at once are counted again
/// in narrower buckets: of time, and within one millisecond of content id.
final class RowTree {
    private static final int BITS = 12;

    /// What distinguishes the rows below this node.
    private final boolean byId;

    /// The one time of every row where `byId`; `UNTIMED` for untimed rows.
    private final long time;

    private final long low;
    private final int shift;

    /// Row of the whole result that this node begins with.
    private final long first;

    /// Rows before each bucket, counted from `first`; one entry more than buckets.
    private final long[] before;

    private int childBucket = -1;
    private @Nullable RowTree child;

    private RowTree(boolean byId, long time, long low, int shift, long first, long[] counts) {
        this.byId = byId;
        this.time = time;
        this.low = low;
        this.shift = shift;
        this.first = first;
        this.before = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            before[i + 1] = before[i] + counts[i];
        }
    }

    /// A node over times, from counts per bucket.
    static RowTree ofTimes(long low, int shift, long first, long[] counts) {
        return new RowTree(false, 0, low, shift, first, counts);
    }

    /// A node over the ids of rows that share their time.
    static RowTree ofIds(RowScan scan, long time, long first) throws IOException {
        return countIds(scan, time, Long.MIN_VALUE, Long.SIZE - BITS, 1 << BITS, first);
    }

    /// Consecutive rows that are sorted together.
    ///
    /// @param low first key, inclusive
    /// @param high last key, inclusive
    record Span(boolean byId, long time, long low, long high, long first, long rows) {}

    /// The span that holds a row, begun at the row's bucket.
    ///
    /// @param most rows that may be sorted at once
    /// @param wanted rows up to which neighbouring buckets are joined
    Span span(long row, long most, long wanted, RowScan scan, RowOrder order) throws IOException {
        long within = row - first;
        int bucket = bucketOf(within);
        long size = before[bucket + 1] - before[bucket];
        boolean divisible = !byId || shift > 0;
        if (size > most && divisible) {
            return child(bucket, scan, order).span(row, most, wanted, scan, order);
        }
        int last = bucket;
        while (last + 2 < before.length && before[last + 2] - before[bucket] <= wanted) {
            last++;
        }
        long start = low + ((long) bucket << shift);
        long end = low + ((long) last << shift) + width();
        return new Span(
                byId,
                time,
                start,
                end < start ? Long.MAX_VALUE : end,
                first + before[bucket],
                before[last + 1] - before[bucket]);
    }

    /// Distance from a bucket's first to its last key.
    private long width() {
        return (1L << shift) - 1;
    }

    private int bucketOf(long within) {
        int from = 0;
        int to = before.length - 1;
        // The last bucket that begins at or before the row; empty ones begin where the next does.
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (before[middle] <= within) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private RowTree child(int bucket, RowScan scan, RowOrder order) throws IOException {
        RowTree known = child;
        if (known != null && childBucket == bucket) {
            return known;
        }
        long start = low + ((long) bucket << shift);
        long rows = first + before[bucket];
        RowTree made;
        if (!byId && shift == 0) {
            made = ofIds(scan, order.key(start), rows);
        } else {
            int narrower = Math.max(0, shift - BITS);
            int buckets = 1 << (shift - narrower);
            made =
                    byId
                            ? countIds(scan, time, start, narrower, buckets, rows)
                            : countTimes(scan, order, start, narrower, buckets, rows);
        }
        child = made;
        childBucket = bucket;
        return made;
    }

    private RowTree countTimes(
            RowScan scan, RowOrder order, long start, int narrower, int buckets, long rows)
            throws IOException {
        long[] counts = new long[buckets];
        long a = order.key(start);
        long end = start + width();
        long b = order.key(end < start ? Long.MAX_VALUE : end);
        scan.between(
                Math.min(a, b),
                Math.max(a, b),
                leaf ->
                        (docs, times, size) -> {
                            synchronized (counts) {
                                for (int i = 0; i < size; i++) {
                                    counts[(int) ((order.key(times[i]) - start) >>> narrower)]++;
                                }
                            }
                        });
        return ofTimes(start, narrower, rows, counts);
    }

    private static RowTree countIds(
            RowScan scan, long time, long start, int shift, int buckets, long rows)
            throws IOException {
        long[] counts = new long[buckets];
        ofTime(
                scan,
                time,
                leaf -> {
                    NumericDocValues ids = ids(leaf);
                    long[] values = new long[4_096];
                    return (docs, times, size) -> {
                        ids.longValues(size, docs, values, 0);
                        synchronized (counts) {
                            for (int i = 0; i < size; i++) {
                                long bucket = (values[i] - start) >>> shift;
                                if (bucket >= 0 && bucket < buckets) {
                                    counts[(int) bucket]++;
                                }
                            }
                        }
                    };
                });
        return new RowTree(true, time, start, shift, rows, counts);
    }

    private static NumericDocValues ids(LeafReaderContext leaf) throws IOException {
        return DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
    }

    static void ofTime(RowScan scan, long time, RowScan.Sinks sinks) throws IOException {
        if (time == RowScan.UNTIMED) {
            scan.all(sinks);
        } else {
            scan.between(time, time, sinks);
        }
    }
}
