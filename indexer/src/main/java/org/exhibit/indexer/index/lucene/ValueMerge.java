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
    /// Of equal counts the value that came first, which is the smaller one.
    private record Best(Facet.Value value, long arrival) {
        static final Comparator<Best> WORST_FIRST =
                Comparator.comparingLong((Best best) -> best.value().count())
                        .thenComparing(Comparator.comparingLong(Best::arrival).reversed());
    }

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
        PriorityQueue<Best> best = new PriorityQueue<>(Best.WORST_FIRST);
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
                offer(best, current.get(), count, distinct);
            }
        }
        List<Facet.Value> values = new ArrayList<>();
        while (!best.isEmpty()) {
            values.add(best.remove().value());
        }
        return new Facet(field, values.reversed(), distinct);
    }

    private void offer(PriorityQueue<Best> best, BytesRef value, long count, long arrival) {
        Best worst = best.peek();
        if (best.size() < most || (worst != null && count > worst.value().count())) {
            best.add(new Best(new Facet.Value(text(value), count), arrival));
            if (best.size() > most) {
                best.poll();
            }
        }
    }

    private String text(BytesRef value) {
        return hex == null ? text(value, path) : Ids.text(value);
    }

    /// A value as text; of one too long for a term, its beginning.
    static String text(BytesRef value, int path) {
        int kept = Schema.keptLength(value, path);
        String text = new String(value.bytes, value.offset, kept, StandardCharsets.UTF_8);
        return kept < value.length ? text.replaceFirst("\uFFFD+$", "") + "…" : text;
    }
}
