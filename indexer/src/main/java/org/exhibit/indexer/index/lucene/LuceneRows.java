package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A result read from any row. Only the rows around those asked for are ever sorted: a first pass
/// counts the rows per span of time, and a page sorts the span it lies in. The spans used last are
/// kept, so reading on to the end sorts every row once.
final class LuceneRows implements Rows {
    private static final String TIME = Schema.number(EventField.TIME);
    private static final int ROOT_BITS = 16;
    private static final int KEPT = 4;

    private final View view;
    private final RowOrder order;
    private final Sizes sizes;
    private final long size;
    private final Map<Long, Sorted> kept = new LinkedHashMap<>(8, 0.75f, true);
    private final AtomicBoolean closed = new AtomicBoolean();

    private final RowScan timedScan;
    private final RowScan untimedScan;
    private final long timed;
    private final @Nullable RowTree times;
    private final @Nullable RowTree untimed;

    /// @param most rows sorted at once unless one bucket cannot be divided
    /// @param wanted rows sorted at once where buckets are small
    record Sizes(int most, int wanted) {
        static final Sizes USUAL = new Sizes(32_768, 8_192);
    }

    private record Sorted(long first, int[] docs) {}

    LuceneRows(View view, Matches matches, Search.Order order, Sizes sizes) throws IOException {
        this.view = view;
        this.order = new RowOrder(order);
        this.sizes = sizes;
        this.size = matches.count();
        Matches timeless = matches;
        RowTree root = null;
        RowTree rest = null;
        long count = size;
        if (size > sizes.most()) {
            Counting counting = new Counting(matches);
            new RowScan(view.workers(), matches).all(counting);
            root = RowTree.ofTimes(counting.low, counting.shift, 0, counting.counts);
            count = size - counting.untimed;
            timeless = matches.only(counting.untimedDocs);
            if (counting.untimed > sizes.most()) {
                rest = RowTree.ofIds(scan(timeless), RowScan.UNTIMED, count);
            }
        }
        this.timedScan = scan(matches);
        this.untimedScan = scan(timeless);
        this.timed = count;
        this.times = root;
        this.untimed = rest;
        if (!view.hold()) {
            throw new IOException("the index was closed while a search began");
        }
    }

    private RowScan scan(Matches matches) {
        return new RowScan(view.workers(), matches);
    }

    /// Counts rows per bucket of time and remembers the untimed ones.
    private final class Counting implements RowScan.Sinks {
        private final long low;
        private final int shift;
        private final long[] counts;
        private final @Nullable FixedBitSet[] untimedDocs;
        private long untimed;

        Counting(Matches matches) throws IOException {
            byte[] least = PointValues.getMinPackedValue(view.reader(), TIME);
            byte[] most = PointValues.getMaxPackedValue(view.reader(), TIME);
            long first = least == null ? 0 : NumericUtils.sortableBytesToLong(least, 0);
            long last = most == null ? 0 : NumericUtils.sortableBytesToLong(most, 0);
            long a = order.key(first);
            long b = order.key(last);
            low = Math.min(a, b);
            long width = Math.max(a, b) - low;
            shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(width) - ROOT_BITS);
            counts = new long[(int) (width >>> shift) + 1];
            untimedDocs = new @Nullable FixedBitSet[matches.leaves().size()];
        }

        @Override
        public RowScan.Sink of(LeafReaderContext leaf) {
            long[] own = new long[counts.length];
            return new RowScan.Sink() {
                private long missing;

                @Override
                public void take(int[] docs, long[] times, int size) {
                    for (int i = 0; i < size; i++) {
                        if (times[i] == RowScan.UNTIMED) {
                            missing(docs[i]);
                        } else {
                            own[(int) ((order.key(times[i]) - low) >>> shift)]++;
                        }
                    }
                }

                private void missing(int doc) {
                    FixedBitSet set = untimedDocs[leaf.ord];
                    if (set == null) {
                        set = new FixedBitSet(leaf.reader().maxDoc());
                        untimedDocs[leaf.ord] = set;
                    }
                    set.set(doc);
                    missing++;
                }

                @Override
                public void finish() {
                    synchronized (Counting.this) {
                        untimed += missing;
                        for (int i = 0; i < own.length; i++) {
                            counts[i] += own[i];
                        }
                    }
                }
            };
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public List<StoredEvent> page(long from, int count) throws IOException {
        if (from < 0 || count < 0) {
            throw new IllegalArgumentException("a page begins at row 0 or later");
        }
        if (closed.get()) {
            throw new IOException("this result is closed");
        }
        long until = Math.min(size, from + Math.min(count, Integer.MAX_VALUE - 8));
        int[] docs = new int[(int) Math.max(0, until - from)];
        int filled = 0;
        while (filled < docs.length) {
            Sorted span = span(from + filled);
            int skip = (int) (from + filled - span.first());
            int copied = Math.min(docs.length - filled, span.docs().length - skip);
            if (copied <= 0) {
                throw new IOException("the index is damaged: a row is missing; rebuild the index");
            }
            System.arraycopy(span.docs(), skip, docs, filled, copied);
            filled += copied;
        }
        return view.events().load(docs);
    }

    private synchronized Sorted span(long row) throws IOException {
        for (Sorted span : kept.values()) {
            if (row >= span.first() && row < span.first() + span.docs().length) {
                kept.get(span.first());
                return span;
            }
        }
        Sorted made = sort(row);
        kept.put(made.first(), made);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return made;
    }

    private Sorted sort(long row) throws IOException {
        if (times == null) {
            RowOrder.Gathering all = order.new Gathering(Long.MIN_VALUE, Long.MAX_VALUE);
            timedScan.all(all);
            return new Sorted(0, all.sorted());
        }
        if (row >= timed && untimed == null) {
            RowOrder.Gathering all = order.new Gathering(Long.MIN_VALUE, Long.MAX_VALUE);
            untimedScan.all(all);
            return new Sorted(timed, all.sorted());
        }
        boolean last = row >= timed;
        RowTree tree = last && untimed != null ? untimed : times;
        RowScan scan = last ? untimedScan : timedScan;
        RowTree.Span span = tree.span(row, sizes.most(), sizes.wanted(), scan, order);
        RowOrder.Gathering rows =
                span.byId()
                        ? order.new Gathering(span.low(), span.high())
                        : order.new Gathering(Long.MIN_VALUE, Long.MAX_VALUE);
        if (span.byId()) {
            RowTree.ofTime(scan, span.time(), rows);
        } else {
            long a = order.key(span.low());
            long b = order.key(span.high());
            scan.between(Math.min(a, b), Math.max(a, b), rows);
        }
        return new Sorted(span.first(), rows.sorted());
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            view.release();
        }
    }
}
