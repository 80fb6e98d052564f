package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.exhibit.indexer.index.Facet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Merges counted values of several segments and keeps the most frequent.
final class ValueMerge {
    private static final Comparator<Facet.Value> BEST_FIRST =
            Comparator.comparingLong(Facet.Value::count)
                    .reversed()
                    .thenComparing(Facet.Value::value);

    private final List<CountedValues> streams;
    private final int most;
    private final @Nullable String hex;
    private final int path;

    /// @param path length of the path and `=` that the values' terms begin with
    /// @param hex where values are bytes: what their hexadecimal digits begin with; else null
    ValueMerge(List<CountedValues> streams, int most, int path, @Nullable String hex) {
        this.streams = streams;
        this.most = most;
        this.path = path;
        this.hex = hex;
    }

    private static final class Head {
        private final CountedValues values;
        private BytesRef value;

        Head(CountedValues values, BytesRef value) {
            this.values = values;
            this.value = value;
        }
    }

    Facet facet(String field) throws IOException {
        PriorityQueue<Head> heads =
                new PriorityQueue<>(
                        Math.max(1, streams.size()), Comparator.comparing(head -> head.value));
        for (CountedValues stream : streams) {
            BytesRef value = stream.next();
            if (value != null) {
                heads.add(new Head(stream, value));
            }
        }
        PriorityQueue<Facet.Value> best = new PriorityQueue<>(BEST_FIRST.reversed());
        long distinct = 0;
        BytesRefBuilder current = new BytesRefBuilder();
        while (!heads.isEmpty()) {
            current.copyBytes(heads.peek().value);
            long count = 0;
            while (!heads.isEmpty() && heads.peek().value.equals(current.get())) {
                Head head = heads.poll();
                count += head.values.count();
                BytesRef next = head.values.next();
                if (next != null) {
                    head.value = next;
                    heads.add(head);
                }
            }
            if (hex == null || text(current.get()).startsWith(hex)) {
                distinct++;
                offer(best, current.get(), count);
            }
        }
        List<Facet.Value> values = new ArrayList<>(best);
        values.sort(BEST_FIRST);
        return new Facet(field, values, distinct);
    }

    private void offer(PriorityQueue<Facet.Value> best, BytesRef value, long count) {
        Facet.Value worst = best.peek();
        boolean full = best.size() >= most;
        if (most <= 0 || (full && worst != null && count < worst.count())) {
            return;
        }
        best.add(new Facet.Value(text(value), count));
        if (best.size() > most) {
            best.poll();
        }
    }

    /// Of a value too long for a term, its beginning.
    private String text(BytesRef value) {
        if (hex != null) {
            return Ids.text(value);
        }
        int kept = Schema.keptLength(value, path);
        String text = new String(value.bytes, value.offset, kept, StandardCharsets.UTF_8);
        return kept < value.length ? text.replaceFirst("\uFFFD+$", "") + "…" : text;
    }
}
