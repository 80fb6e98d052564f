package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Counts one segment's events per bin of time and source: in an array where the segment's times
/// lie close together, as they nearly always do, else in a map. Used by one thread.
final class BinCounts {
    private static final int SOURCES = SourceKind.values().length;

    /// More bins than any histogram may have are left to the map, which tells how many are in use.
    private static final int MOST_DENSE = 262_144;

    private final long width;
    private final int most;
    private final long first;
    private final long[] dense;
    private final Map<Long, long[]> sparse = new HashMap<>();
    private boolean tooMany;

    /// Receives one bin that has events.
    interface Sink {
        /// @param counts at a source's ordinal
        void bin(long bin, long[] counts);
    }

    /// @param width milliseconds
    /// @param most bins that are counted
    BinCounts(LeafReaderContext leaf, long width, int most) throws IOException {
        this.width = width;
        this.most = most;
        PointValues points = leaf.reader().getPointValues(Schema.number(EventField.TIME));
        long from = 0;
        long bins = 0;
        if (points != null && points.size() > 0) {
            from = bin(points.getMinPackedValue());
            bins = bin(points.getMaxPackedValue()) - from + 1;
        }
        this.first = from;
        this.dense = new long[bins > 0 && bins <= MOST_DENSE ? (int) bins * SOURCES : 0];
    }

    private long bin(byte[] packed) {
        return Math.floorDiv(NumericUtils.sortableBytesToLong(packed, 0), width);
    }

    /// @param time milliseconds
    void count(long time, int source) {
        long bin = Math.floorDiv(time, width);
        if (dense.length > 0) {
            dense[(int) (bin - first) * SOURCES + source]++;
        } else if (sparse.size() <= most) {
            sparse.computeIfAbsent(bin, _ -> new long[SOURCES])[source]++;
        } else {
            tooMany = true;
        }
    }

    /// Whether more bins have events than may be counted.
    boolean tooMany() {
        return tooMany || sparse.size() > most;
    }

    void each(Sink sink) {
        for (int at = 0; at < dense.length; at += SOURCES) {
            long[] counts = new long[SOURCES];
            long sum = 0;
            for (int source = 0; source < SOURCES; source++) {
                counts[source] = dense[at + source];
                sum += counts[source];
            }
            if (sum > 0) {
                sink.bin(first + at / SOURCES, counts);
            }
        }
        sparse.forEach(sink::bin);
    }
}
