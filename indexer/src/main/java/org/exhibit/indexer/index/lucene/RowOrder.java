package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.exhibit.indexer.index.Search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The sort keys of found documents: time in the order asked for, then content id, then place id;
/// untimed events last. The engine's own numbering decides nothing.
final class RowOrder {
    /// @param doc number in the whole reader
    record Row(long time, long id, long place, int doc) {}

    private final boolean ascending;

    RowOrder(Search.Order order) {
        this.ascending = order == Search.Order.TIME_ASCENDING;
    }

    /// A number that grows along the rows. Its own inverse.
    long key(long time) {
        return ascending ? time : ~time;
    }

    Comparator<Row> comparator() {
        return (a, b) -> {
            boolean untimed = a.time() == RowScan.UNTIMED;
            if (untimed != (b.time() == RowScan.UNTIMED)) {
                return untimed ? 1 : -1;
            }
            int order = Long.compare(key(a.time()), key(b.time()));
            order = order != 0 ? order : Long.compare(a.id(), b.id());
            order = order != 0 ? order : Long.compare(a.place(), b.place());
            return order != 0 ? order : Integer.compare(a.doc(), b.doc());
        };
    }

    /// Gathers rows whose id lies in [low, high] and sorts them.
    final class Gathering implements RowScan.Sinks {
        private final long low;
        private final long high;
        private final List<Row> rows = new ArrayList<>();

        Gathering(long low, long high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public RowScan.Sink of(LeafReaderContext leaf) throws IOException {
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            NumericDocValues places = DocValues.getNumeric(leaf.reader(), Schema.PLACE_HIGH);
            List<Row> own = new ArrayList<>();
            return new RowScan.Sink() {
                @Override
                public void take(int[] docs, long[] times, int size) throws IOException {
                    for (int i = 0; i < size; i++) {
                        long id = ids.advanceExact(docs[i]) ? ids.longValue() : 0;
                        if (id >= low && id <= high) {
                            long place = places.advanceExact(docs[i]) ? places.longValue() : 0;
                            own.add(new Row(times[i], id, place, leaf.docBase + docs[i]));
                        }
                    }
                }

                @Override
                public void finish() {
                    synchronized (rows) {
                        rows.addAll(own);
                    }
                }
            };
        }

        int[] sorted() {
            synchronized (rows) {
                rows.sort(comparator());
                return rows.stream().mapToInt(Row::doc).toArray();
            }
        }
    }
}
