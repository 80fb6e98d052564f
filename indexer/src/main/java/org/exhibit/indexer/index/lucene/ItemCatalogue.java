package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows, for one state of the index, each item's account and its first sighting. Keeps the last
/// used ones. Thread-safe.
final class ItemCatalogue {
    private static final int KEPT = 4096;

    /// @param account the leaves
    /// @param first the sighting with the smallest acquisition and path: the item is cited by it
    record Described(ItemAccount account, Sighting first) {}

    private final IndexReader reader;
    private final Map<BytesRef, Described> kept =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<BytesRef, Described> eldest) {
                    return size() > KEPT;
                }
            };

    ItemCatalogue(IndexReader reader) {
        this.reader = reader;
    }

    /// @throws IOException where the index holds events of an item it does not describe
    Described entry(BytesRef item) throws IOException {
        synchronized (kept) {
            Described known = kept.get(item);
            if (known != null) {
                return known;
            }
        }
        Described found = load(item);
        synchronized (kept) {
            kept.put(BytesRef.deepCopyOf(item), found);
        }
        return found;
    }

    private Described load(BytesRef item) throws IOException {
        BytesRef[] account = new BytesRef[1];
        each(reader, Schema.DONE, item, stored -> account[0] = stored);
        Sighting[] first = new Sighting[1];
        each(
                reader,
                Schema.FILE_ITEM,
                item,
                stored -> {
                    Sighting sighting = AccountingJson.sighting(stored);
                    if (first[0] == null
                            || AccountingReader.SIGHTINGS.compare(sighting, first[0]) < 0) {
                        first[0] = sighting;
                    }
                });
        Digest evidence =
                Digest.ofHash(
                        java.util.Arrays.copyOfRange(item.bytes, item.offset, item.offset + 32));
        ItemAccount found =
                account[0] == null
                        ? new ItemAccount(evidence, List.of())
                        : AccountingJson.account(account[0]);
        Sighting seen = first[0] == null ? new Sighting(0, "", evidence, 0) : first[0];
        return new Described(found, seen);
    }

    /// What is done with a stored document.
    interface Visitor {
        void visit(BytesRef stored) throws IOException;
    }

    /// Visits the stored form of every live document with a term.
    static void each(IndexReader reader, String field, BytesRef value, Visitor visitor)
            throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum term = terms.iterator();
            if (!term.seekExact(value)) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            StoredFields fields = leaf.reader().storedFields();
            PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
            for (int doc = postings.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) {
                    visitor.visit(stored(fields, doc));
                }
            }
        }
    }

    /// Visits the live documents of two types in the order they lie in, so that what lies together
    /// is unpacked once.
    static void both(
            IndexReader reader, BytesRef one, Visitor visitor, BytesRef other, Visitor otherVisitor)
            throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            StoredFields fields = leaf.reader().storedFields();
            DocIdSetIterator first = postings(leaf, one);
            DocIdSetIterator second = postings(leaf, other);
            int a = first.nextDoc();
            int b = second.nextDoc();
            while (Math.min(a, b) != DocIdSetIterator.NO_MORE_DOCS) {
                int doc = Math.min(a, b);
                if (live == null || live.get(doc)) {
                    (doc == a ? visitor : otherVisitor).visit(stored(fields, doc));
                }
                if (doc == a) {
                    a = first.nextDoc();
                } else {
                    b = second.nextDoc();
                }
            }
        }
    }

    private static DocIdSetIterator postings(LeafReaderContext leaf, BytesRef type)
            throws IOException {
        PostingsEnum found = leaf.reader().postings(new Term(Schema.TYPE, type), PostingsEnum.NONE);
        return found == null ? DocIdSetIterator.empty() : found;
    }

    static BytesRef stored(StoredFields fields, int doc) throws IOException {
        BytesRef stored = fields.document(doc, Set.of(Schema.STORED)).getBinaryValue(Schema.STORED);
        if (stored == null) {
            throw new IOException(
                    "the index is damaged: a document has no stored form; rebuild the index");
        }
        return stored;
    }
}
