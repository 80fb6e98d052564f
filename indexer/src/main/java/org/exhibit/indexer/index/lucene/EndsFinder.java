package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.Search.Order;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Finds the first and the last found document of each of some values, looking at every found
/// document once.
final class EndsFinder {
    private static final RowOrder FORWARD = new RowOrder(Order.TIME_ASCENDING);
    private static final RowOrder BACK = new RowOrder(Order.TIME_DESCENDING);

    private final View view;
    private final Matches matches;
    private final String field;
    private final List<String> values;
    private final List<BytesRef> terms = new ArrayList<>();
    private final Best best;

    EndsFinder(View view, Matches matches, EventField field, Collection<String> values) {
        this.view = view;
        this.matches = matches;
        this.field = Schema.keyword(field);
        this.values = List.copyOf(values);
        this.values.forEach(value -> terms.add(Schema.keywordTerm(field, value)));
        this.best = new Best(terms.size());
    }

    /// Whether a field's values all stand in its own column and in traits, and are equal where
    /// their texts are.
    static boolean reads(View view, EventField field) throws IOException {
        return field.type() == EventField.Type.KEYWORD
                && field.facet()
                && view.echoes().of(Echo.named(field)).isEmpty();
    }

    Map<String, Ends> find() throws IOException {
        TraitValues traits = TraitValues.ofTerms(view.reader(), field, new BytesRef(), 0);
        new RowScan(view.workers(), matches).all(leaf -> new Leaf(leaf, traits));
        List<Integer> docs = new ArrayList<>();
        for (int slot = 0; slot < terms.size(); slot++) {
            RowOrder.Row first = best.first[slot];
            if (first != null) {
                docs.add(first.doc());
                docs.add(Objects.requireNonNull(best.last[slot]).doc());
            }
        }
        List<StoredEvent> events =
                view.events().load(docs.stream().mapToInt(Integer::intValue).toArray());
        Map<String, Ends> found = new TreeMap<>();
        int next = 0;
        for (int slot = 0; slot < terms.size(); slot++) {
            if (best.first[slot] != null) {
                found.put(values.get(slot), new Ends(events.get(next), events.get(next + 1)));
                next += 2;
            }
        }
        return found;
    }

    /// The first and the last row of each value so far.
    private static final class Best {
        private final RowOrder.@Nullable Row[] first;
        private final RowOrder.@Nullable Row[] last;

        Best(int values) {
            first = new RowOrder.@Nullable Row[values];
            last = new RowOrder.@Nullable Row[values];
        }

        /// Whether a row of this time cannot be the first nor the last.
        boolean isBetween(int slot, long time) {
            RowOrder.Row least = first[slot];
            RowOrder.Row most = last[slot];
            if (least == null || most == null) {
                return false;
            }
            boolean timed = least.time() != RowScan.UNTIMED && most.time() != RowScan.UNTIMED;
            return timed
                    && (time == RowScan.UNTIMED || (time > least.time() && time < most.time()));
        }

        void offer(int slot, RowOrder.Row row) {
            RowOrder.Row least = first[slot];
            RowOrder.Row most = last[slot];
            if (least == null || FORWARD.comparator().compare(row, least) < 0) {
                first[slot] = row;
            }
            if (most == null || BACK.comparator().compare(row, most) < 0) {
                last[slot] = row;
            }
        }
    }

    /// Looks through one segment. Which value a document has is told by itself or by a trait.
    private final class Leaf implements RowScan.Sink {
        private final int base;
        private final SortedDocValues own;
        private final NumericDocValues ids;
        private final NumericDocValues places;
        private final int[] slots;
        private final int @Nullable [] shared;
        private final Best here = new Best(terms.size());

        Leaf(LeafReaderContext leaf, TraitValues traits) throws IOException {
            base = leaf.docBase;
            own = DocValues.getSorted(leaf.reader(), field);
            ids = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            places = DocValues.getNumeric(leaf.reader(), Schema.PLACE_HIGH);
            slots = new int[own.getValueCount()];
            for (int slot = 0; slot < terms.size(); slot++) {
                int ord = slots.length == 0 ? -1 : own.lookupTerm(terms.get(slot));
                if (ord >= 0) {
                    slots[ord] = slot + 1;
                }
            }
            shared = shared(leaf, traits);
        }

        /// The value, counted from 1, that a trait says of each document; null where none says any.
        private int @Nullable [] shared(LeafReaderContext leaf, TraitValues traits)
                throws IOException {
            Terms numbers = leaf.reader().terms(Schema.TRAIT);
            FixedBitSet found = matches.in(leaf);
            if (numbers == null || found == null || traits.isEmpty()) {
                return null;
            }
            int[] column = null;
            TermsEnum each = numbers.iterator();
            PostingsEnum docs = null;
            for (int slot = 0; slot < terms.size(); slot++) {
                for (int trait : traits.holding(terms.get(slot))) {
                    if (!each.seekExact(Schema.trait(trait))) {
                        continue;
                    }
                    docs = each.postings(docs, PostingsEnum.NONE);
                    column = column == null ? new int[leaf.reader().maxDoc()] : column;
                    for (int doc = docs.nextDoc();
                            doc != DocIdSetIterator.NO_MORE_DOCS;
                            doc = docs.nextDoc()) {
                        if (found.get(doc)) {
                            column[doc] = slot + 1;
                        }
                    }
                }
            }
            return column;
        }

        private int slot(int doc) throws IOException {
            if (own.advanceExact(doc)) {
                return slots[own.ordValue()] - 1;
            }
            return shared == null ? -1 : shared[doc] - 1;
        }

        @Override
        public void take(int[] docs, long[] times, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                int slot = slot(docs[i]);
                if (slot >= 0 && !here.isBetween(slot, times[i])) {
                    long id = ids.advanceExact(docs[i]) ? ids.longValue() : 0;
                    long place = places.advanceExact(docs[i]) ? places.longValue() : 0;
                    here.offer(slot, new RowOrder.Row(times[i], id, place, base + docs[i]));
                }
            }
        }

        @Override
        public void finish() {
            synchronized (best) {
                for (int slot = 0; slot < terms.size(); slot++) {
                    RowOrder.Row first = here.first[slot];
                    RowOrder.Row last = here.last[slot];
                    if (first != null && last != null) {
                        best.offer(slot, first);
                        best.offer(slot, last);
                    }
                }
            }
        }
    }
}
