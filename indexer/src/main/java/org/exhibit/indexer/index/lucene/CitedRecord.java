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
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.ItemAccount;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the record behind a citation. The citation names the file by a part of its hash: the items
/// that can be meant are found by their place among all hashes, without reading each.
final class CitedRecord {
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    /// A hash is 44 base58 digits; a short form is the second to the ninth of them.
    private static final BigInteger BELOW_SHORT_FORM = BASE.pow(35);

    private static final BigInteger LEADING_DIGIT = BASE.pow(43);
    private static final int HASH_LENGTH = 32;
    private static final int BATCH = 1_024;

    private final IndexReader reader;
    private final ItemCatalogue items;
    private final EventLoader events;

    CitedRecord(IndexReader reader, ItemCatalogue items, Traits traits) {
        this.reader = reader;
        this.items = items;
        this.events = new EventLoader(reader, items, traits);
    }

    Query clause(Citation citation) throws IOException {
        Set<BytesRef> found = new LinkedHashSet<>();
        for (BytesRef item : candidates(citation.file())) {
            records(item, citation, found);
        }
        if (found.isEmpty()) {
            for (BytesRef item : containers(citation)) {
                records(item, citation, found);
            }
        }
        return found.isEmpty() ? Clauses.none("no such record") : new IdQuery(found);
    }

    private List<BytesRef> candidates(String shortForm) throws IOException {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < shortForm.length(); i++) {
            int digit = BASE58.indexOf(shortForm.charAt(i));
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        List<BytesRef> found = new ArrayList<>();
        BigInteger low = value.multiply(BELOW_SHORT_FORM);
        while (low.bitLength() <= HASH_LENGTH * 8) {
            between(low, low.add(BELOW_SHORT_FORM), found);
            low = low.add(LEADING_DIGIT);
        }
        return found;
    }

    private void between(BigInteger low, BigInteger high, List<BytesRef> into) throws IOException {
        BytesRef first = new BytesRef(hash(low));
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.DONE);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (each.seekCeil(first) == TermsEnum.SeekStatus.END) {
                continue;
            }
            for (BytesRef item = each.term(); item != null; item = each.next()) {
                BytesRef copy = BytesRef.deepCopyOf(item);
                if (new BigInteger(1, copy.bytes).compareTo(high) >= 0) {
                    break;
                }
                into.add(copy);
            }
        }
    }

    private static byte[] hash(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] out = new byte[HASH_LENGTH];
        int length = Math.min(digits.length, HASH_LENGTH);
        System.arraycopy(digits, digits.length - length, out, HASH_LENGTH - length, length);
        return out;
    }

    /// Items one of whose members has this short form; every account is read, which a plain file's
    /// citation never needs.
    private List<BytesRef> containers(Citation citation) throws IOException {
        List<BytesRef> found = new ArrayList<>();
        ItemCatalogue.each(
                reader,
                Schema.TYPE,
                new BytesRef(Schema.TYPE_ITEM),
                stored -> {
                    ItemAccount account = AccountingJson.account(stored);
                    for (ItemAccount.Leaf leaf : account.leaves()) {
                        if (!leaf.member().isEmpty()
                                && Citation.fileForm(account.evidence(), leaf.member())
                                        .equals(citation.file())) {
                            found.add(new BytesRef(account.evidence().bytes()));
                            return;
                        }
                    }
                });
        return found;
    }

    /// Content ids of the item's records with the cited number.
    private void records(BytesRef item, Citation citation, Set<BytesRef> into) throws IOException {
        ItemCatalogue.Described entry = items.entry(item);
        if (entry.first().acquisition() != citation.acquisition()) {
            return;
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.ITEM);
            TermsEnum term = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (!term.seekExact(item)) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            // Problems and the item's own document carry the item too, but no id.
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            PostingsEnum docs = term.postings(null, PostingsEnum.NONE);
            int[] batch = new int[BATCH];
            int size = 0;
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
                    batch[size++] = leaf.docBase + doc;
                }
                if (size == BATCH) {
                    cited(batch, entry.account(), citation, into);
                    size = 0;
                }
            }
            cited(Arrays.copyOf(batch, size), entry.account(), citation, into);
        }
    }

    private void cited(int[] docs, ItemAccount account, Citation citation, Set<BytesRef> into)
            throws IOException {
        for (EventLoader.Loaded loaded : events.loadAll(docs)) {
            EventCodec.Decoded decoded = loaded.decoded();
            if (decoded.record() == citation.record()
                    && fileForm(account, decoded.leaf()).equals(citation.file())) {
                into.add(new BytesRef(decoded.contentId()));
            }
        }
    }

    private static String fileForm(ItemAccount account, int leaf) {
        List<MemberStep> member =
                leaf < account.leaves().size() ? account.leaves().get(leaf).member() : List.of();
        return Citation.fileForm(account.evidence(), member);
    }
}
