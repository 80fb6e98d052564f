package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of values that recur. Each such value has one document with its words and the term its
/// records have it by; the records leave the words out. A search for a word asks the vocabulary for
/// terms first, and then for their records.
final class Vocabulary {
    private Vocabulary() {}

    /// Adds a value's document. It must be in the index before a record that leaves the words out.
    static void teach(IndexWriter writer, String field, BytesRef term, String value)
            throws IOException {
        Document document =
                LuceneIndexWriter.document(Schema.TYPE_VOCABULARY, pointer(field, term));
        Words.of(value, word -> document.add(word(word)));
        writer.addDocument(document);
    }

    private static Fields.Term word(String word) {
        return new Fields.Term(Schema.VOCABULARY, Fields.TERM).at(new BytesRef(word));
    }

    private static byte[] pointer(String field, BytesRef term) {
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[name.length + 1 + term.length];
        System.arraycopy(name, 0, out, 0, name.length);
        System.arraycopy(term.bytes, term.offset, out, name.length + 1, term.length);
        return out;
    }

    /// The records of all recurring values that a query over the vocabulary's words finds.
    ///
    /// @param words over the field `Schema.VOCABULARY`
    static List<Query> records(IndexReader reader, Query words) throws IOException {
        Map<String, Set<BytesRef>> terms = new HashMap<>();
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        Weight weight =
                searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reader.leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            StoredFields stored = leaf.reader().storedFields();
            DocIdSetIterator found = scorer.iterator();
            for (int doc = found.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = found.nextDoc()) {
                BytesRef pointer = ItemCatalogue.stored(stored, doc);
                int end = pointer.offset;
                while (pointer.bytes[end] != 0) {
                    end++;
                }
                String field =
                        new String(
                                pointer.bytes,
                                pointer.offset,
                                end - pointer.offset,
                                StandardCharsets.UTF_8);
                int length = pointer.offset + pointer.length - end - 1;
                terms.computeIfAbsent(field, name -> new HashSet<>())
                        .add(new BytesRef(pointer.bytes, end + 1, length));
            }
        }
        List<Query> queries = new ArrayList<>();
        terms.forEach((field, values) -> queries.add(new TermInSetQuery(field, values)));
        return queries;
    }
}
