package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.ItemAccount;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Clauses over the files that records lie in. A plain file is its item; of an archive, records are
/// picked one by one only where its members differ.
final class LeafClauses {
    private static final int BATCH = 1_024;

    private final IndexReader reader;
    private final ItemCatalogue items;
    private final EventLoader events;

    LeafClauses(IndexReader reader, ItemCatalogue items, Traits traits) {
        this.reader = reader;
        this.items = items;
        this.events = new EventLoader(reader, items, traits);
    }

    Query of(Map<Digest, Set<String>> leaves) throws IOException {
        List<BytesRef> whole = new ArrayList<>();
        List<Integer> single = new ArrayList<>();
        for (Map.Entry<Digest, Set<String>> entry : leaves.entrySet()) {
            BytesRef item = new BytesRef(entry.getKey().bytes());
            if (entry.getValue().contains("")) {
                whole.add(item);
                continue;
            }
            ItemAccount account = items.entry(item).account();
            if (holdsAll(account, entry.getValue())) {
                whole.add(item);
            } else {
                pick(item, account, entry.getValue(), single);
            }
        }
        List<Query> ways = new ArrayList<>();
        if (!whole.isEmpty()) {
            ways.add(new TermInSetQuery(Schema.ITEM, whole));
        }
        if (!single.isEmpty()) {
            ways.add(new DocsQuery(single.stream().mapToInt(Integer::intValue).sorted().toArray()));
        }
        return ways.isEmpty()
                ? Clauses.none("no such file")
                : Clauses.all(Clauses.any(ways), Clauses.events());
    }

    private static boolean holdsAll(ItemAccount account, Set<String> members) {
        return account.leaves().stream()
                .filter(leaf -> leaf.records() > 0)
                .allMatch(leaf -> members.contains(MemberStep.path(leaf.member())));
    }

    private void pick(BytesRef item, ItemAccount account, Set<String> members, List<Integer> into)
            throws IOException {
        Set<Integer> wanted = new HashSet<>();
        for (int i = 0; i < account.leaves().size(); i++) {
            if (members.contains(MemberStep.path(account.leaves().get(i).member()))) {
                wanted.add(i);
            }
        }
        int[] docs = docs(item);
        for (int from = 0; from < docs.length; from += BATCH) {
            int[] some = Arrays.copyOfRange(docs, from, Math.min(docs.length, from + BATCH));
            List<EventLoader.Loaded> loaded = events.loadAll(some);
            for (int i = 0; i < some.length; i++) {
                if (wanted.contains(loaded.get(i).decoded().leaf())) {
                    into.add(some[i]);
                }
            }
        }
    }

    /// The events of an item, by document number.
    private int[] docs(BytesRef item) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.ITEM);
            TermsEnum term = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (!term.seekExact(item)) {
                continue;
            }
            // Problems and the item's own document carry the item too, but no id.
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            PostingsEnum docs = term.postings(null, PostingsEnum.NONE);
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                if (ids.advanceExact(doc)) {
                    found.add(leaf.docBase + doc);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
