package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Counts one field's values in one segment.
final class ValueCounts {
    /// So many times as many values as documents make the documents few.
    private static final int FEW = 8;

    private ValueCounts() {}

    /// From doc values: one look at each document.
    static CountedValues ofOrdinals(
            LeafReaderContext leaf, FixedBitSet found, String field, BytesRef start)
            throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        int first = start.length == 0 ? 0 : values.lookupTerm(start);
        int from = first < 0 ? -first - 1 : first;
        if (found.cardinality() < values.getValueCount() / FEW) {
            return ofFew(values, found, from, start);
        }
        int[] counts = new int[values.getValueCount()];
        for (int doc = found.nextSetBit(0);
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = Matches.next(found, doc)) {
            if (values.advanceExact(doc)) {
                counts[values.ordValue()]++;
            }
        }
        return new CountedValues() {
            private int at = from - 1;

            @Override
            public @Nullable BytesRef next() throws IOException {
                do {
                    at++;
                } while (at < counts.length && counts[at] == 0);
                if (at >= counts.length) {
                    return null;
                }
                BytesRef value = values.lookupOrd(at);
                return StringHelper.startsWith(value, start) ? value : null;
            }

            @Override
            public long count() {
                return counts[at];
            }
        };
    }

    /// The same where the documents are few beside the values.
    private static CountedValues ofFew(
            SortedDocValues values, FixedBitSet found, int from, BytesRef start)
            throws IOException {
        TreeMap<Integer, long[]> counts = new TreeMap<>();
        for (int doc = found.nextSetBit(0);
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = Matches.next(found, doc)) {
            if (values.advanceExact(doc)) {
                counts.computeIfAbsent(values.ordValue(), ord -> new long[1])[0]++;
            }
        }
        Iterator<Map.Entry<Integer, long[]>> each = counts.tailMap(from).entrySet().iterator();
        return new CountedValues() {
            private long count;

            @Override
            public @Nullable BytesRef next() throws IOException {
                if (!each.hasNext()) {
                    return null;
                }
                Map.Entry<Integer, long[]> entry = each.next();
                count = entry.getValue()[0];
                BytesRef value = values.lookupOrd(entry.getKey());
                return StringHelper.startsWith(value, start) ? value : null;
            }

            @Override
            public long count() {
                return count;
            }
        };
    }

    /// From the term dictionary: terms that begin with `start`, without their first `skip` bytes.
    ///
    /// @param found null where every document of the segment is found
    static CountedValues ofTerms(
            LeafReaderContext leaf,
            @Nullable FixedBitSet found,
            String field,
            BytesRef start,
            int skip)
            throws IOException {
        Terms terms = leaf.reader().terms(field);
        TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        boolean any = each.seekCeil(start) != TermsEnum.SeekStatus.END;
        return new CountedValues() {
            private @Nullable BytesRef term = any ? each.term() : null;
            private boolean begun;
            private long count;
            private @Nullable PostingsEnum docs;

            @Override
            public @Nullable BytesRef next() throws IOException {
                while (true) {
                    if (begun) {
                        term = term == null ? null : each.next();
                    }
                    begun = true;
                    if (term == null || !StringHelper.startsWith(term, start)) {
                        term = null;
                        return null;
                    }
                    count = isNull(term, skip) ? 0 : frequency();
                    if (count > 0) {
                        return new BytesRef(term.bytes, term.offset + skip, term.length - skip);
                    }
                }
            }

            private long frequency() throws IOException {
                if (found == null) {
                    return each.docFreq();
                }
                docs = each.postings(docs, PostingsEnum.NONE);
                long sum = 0;
                for (int doc = docs.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = docs.nextDoc()) {
                    sum += found.get(doc) ? 1 : 0;
                }
                return sum;
            }

            @Override
            public long count() {
                return count;
            }
        };
    }

    static boolean isNull(BytesRef term, int skip) {
        BytesRef none = Schema.pathNull("");
        return skip > 0
                && term.length == skip - 1 + none.length
                && StringHelper.endsWith(term, none);
    }

    /// Numbers as they are printed.
    static CountedValues ofNumbers(
            LeafReaderContext leaf,
            FixedBitSet found,
            String field,
            LongFunction<String> print,
            String start)
            throws IOException {
        SortedNumericDocValues all = DocValues.getSortedNumeric(leaf.reader(), field);
        NumericDocValues values = DocValues.unwrapSingleton(all);
        Map<Long, long[]> counts = new HashMap<>();
        for (int doc = found.nextSetBit(0);
                values != null && doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = Matches.next(found, doc)) {
            if (values.advanceExact(doc)) {
                counts.computeIfAbsent(values.longValue(), value -> new long[1])[0]++;
            }
        }
        TreeMap<BytesRef, Long> texts = new TreeMap<>();
        counts.forEach((value, count) -> {
            String text = print.apply(value);
            if (text.startsWith(start)) {
                texts.put(new BytesRef(text), count[0]);
            }
        });
        return TraitValues.stream(texts);
    }

    /// The same values with a beginning before each.
    static CountedValues behind(BytesRef beginning, CountedValues values) {
        return new CountedValues() {
            private final BytesRefBuilder value = new BytesRefBuilder();

            @Override
            public @Nullable BytesRef next() throws IOException {
                BytesRef next = values.next();
                if (next == null) {
                    return null;
                }
                value.copyBytes(beginning);
                value.append(next);
                return value.get();
            }

            @Override
            public long count() {
                return values.count();
            }
        };
    }
}
