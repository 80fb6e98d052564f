package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts found documents per bin of time and source.
final class HistogramCounter {
    private static final int MOST_BINS = 200_000;
    private static final int SOURCES = SourceKind.values().length;

    private final long width;
    private final TreeMap<Long, long[]> bins = new TreeMap<>();
    private final AtomicBoolean tooMany = new AtomicBoolean();
    private long untimed;

    HistogramCounter(Duration width) throws QueryException {
        if (width.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new QueryException("a histogram's bins are at least one second wide");
        }
        try {
            this.width = width.toMillis();
        } catch (ArithmeticException e) {
            throw new QueryException("a histogram's bins cannot be as wide as " + width);
        }
    }

    Histogram count(View view, Matches matches) throws IOException, QueryException {
        new RowScan(view.workers(), matches).all(Leaf::new);
        if (tooMany.get()) {
            throw tooMany("");
        }
        if (bins.isEmpty()) {
            return new Histogram(List.of(), untimed);
        }
        long first = bins.firstKey();
        long last = bins.lastKey();
        if (last - first >= MOST_BINS) {
            throw tooMany(
                    ": the events found lie between "
                            + EventJson.instant(Instant.ofEpochMilli(first * width))
                            + " and "
                            + EventJson.instant(Instant.ofEpochMilli(last * width)));
        }
        List<Histogram.Bin> out = new ArrayList<>((int) (last - first + 1));
        for (long bin = first; bin <= last; bin++) {
            out.add(bin(bin, bins.get(bin)));
        }
        return new Histogram(out, untimed);
    }

    private static QueryException tooMany(String where) {
        return new QueryException(
                "the histogram would have more than "
                        + MOST_BINS
                        + " bins"
                        + where
                        + "; name a shorter span of time, or wider bins");
    }

    private Histogram.Bin bin(long bin, long @Nullable [] counts) {
        Map<SourceKind, Long> bySource = new EnumMap<>(SourceKind.class);
        long sum = 0;
        for (SourceKind source : SourceKind.values()) {
            long count = counts == null ? 0 : counts[source.ordinal()];
            sum += count;
            if (count > 0) {
                bySource.put(source, count);
            }
        }
        return new Histogram.Bin(
                Instant.ofEpochMilli(bin * width),
                Instant.ofEpochMilli((bin + 1) * width),
                sum,
                Map.copyOf(bySource));
    }

    /// Counts one segment.
    private final class Leaf implements RowScan.Sink {
        private final SortedDocValues source;
        private final int[] kinds;
        private final BinCounts own;
        private long missing;

        Leaf(LeafReaderContext leaf) throws IOException {
            own = new BinCounts(leaf, width, MOST_BINS);
            source = DocValues.getSorted(leaf.reader(), Schema.keyword(EventField.SOURCE));
            kinds = new int[source.getValueCount()];
            for (int ord = 0; ord < kinds.length; ord++) {
                BytesRef word = source.lookupOrd(ord);
                kinds[ord] =
                        SourceKind.ofWord(word.utf8ToString())
                                .map(SourceKind::ordinal)
                                .orElseThrow(
                                        () -> new IOException("an unknown source in the index"));
            }
        }

        @Override
        public void take(int[] docs, long[] times, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                if (times[i] == RowScan.UNTIMED) {
                    missing++;
                } else if (source.advanceExact(docs[i])) {
                    own.count(times[i], kinds[source.ordValue()]);
                }
            }
        }

        @Override
        public void finish() {
            if (own.tooMany()) {
                tooMany.set(true);
                return;
            }
            synchronized (bins) {
                untimed += missing;
                own.each((bin, counts) -> {
                    long[] sum = bins.computeIfAbsent(bin, _ -> new long[SOURCES]);
                    for (int i = 0; i < SOURCES; i++) {
                        sum[i] += counts[i];
                    }
                });
            }
        }
    }
}
