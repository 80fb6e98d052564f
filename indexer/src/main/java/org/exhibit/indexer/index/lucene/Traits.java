package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The traits of one state of the index. What is asked of an event is asked of the traits too: an
/// event has what it says itself and what its traits say. Thread-safe.
final class Traits {
    private static final int KEPT = 16_384;

    /// As many traits as this are worth keeping their events.
    private static final int MANY = 32;

    private static final long MOST_BYTES = 48L * 1024 * 1024;

    private final IndexReader reader;
    private final LinkedHashMap<Query, TraitEvents> lookedUp = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, List<Said>> kept =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, List<Said>> eldest) {
                    return size() > KEPT;
                }
            };

    Traits(IndexReader reader) {
        this.reader = reader;
    }

    /// Events that a clause over a field finds, by themselves or by a trait.
    ///
    /// @param clause gives the clause over the field that it is handed
    Query having(String field, Function<String, Query> clause) throws IOException {
        Query own = clause.apply(field);
        Query shared = records(clause.apply(Schema.shared(field)));
        return shared == null ? own : Clauses.any(own, shared);
    }

    /// Events that a clause over a field finds by a trait.
    Query shared(String field, Function<String, Query> clause) throws IOException {
        Query shared = records(clause.apply(Schema.shared(field)));
        return shared == null ? Clauses.none("no such trait") : shared;
    }

    /// The events of all traits that a query finds; null where it finds none. Those of many traits
    /// are kept: an account or a bucket is asked for again and again.
    private @Nullable Query records(Query query) throws IOException {
        synchronized (lookedUp) {
            TraitEvents known = lookedUp.get(query);
            if (known != null) {
                return new TraitQuery(query, known);
            }
        }
        int[] numbers = numbers(query);
        if (numbers.length == 0) {
            return null;
        }
        if (numbers.length < MANY) {
            return new TermInSetQuery(
                    Schema.TRAIT, Arrays.stream(numbers).mapToObj(Schema::trait).toList());
        }
        synchronized (lookedUp) {
            long bytes = lookedUp.values().stream().mapToLong(TraitEvents::bytes).sum();
            while (bytes > MOST_BYTES) {
                bytes -= lookedUp.pollFirstEntry().getValue().bytes();
            }
            return new TraitQuery(
                    query,
                    lookedUp.computeIfAbsent(
                            query, asked -> new TraitEvents(numbers, reader.leaves().size())));
        }
    }

    /// Ascending.
    private int[] numbers(Query query) throws IOException {
        IntStream.Builder found = IntStream.builder();
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reader.leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Schema.TRAIT_NUMBER);
            DocIdSetIterator docs = scorer.iterator();
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                if (numbers.advanceExact(doc)) {
                    found.add((int) numbers.longValue());
                }
            }
        }
        return found.build().sorted().distinct().toArray();
    }

    /// What a trait says of named fields and of the form.
    List<Said> said(int number) throws IOException {
        synchronized (kept) {
            List<Said> known = kept.get(number);
            if (known != null) {
                return known;
            }
        }
        List<List<Said>> found = new ArrayList<>();
        ItemCatalogue.each(
                reader,
                Schema.TRAIT_NUMBER,
                Schema.trait(number),
                stored -> found.add(TraitForm.decode(stored)));
        if (found.isEmpty()) {
            throw new IOException(
                    "the index is damaged: an event has lost a trait; rebuild the index");
        }
        List<Said> said = found.getFirst();
        synchronized (kept) {
            kept.put(number, said);
        }
        return said;
    }
}
