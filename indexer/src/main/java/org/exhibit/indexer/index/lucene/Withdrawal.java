package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Takes items out of an index as if they had never been read. A record elsewhere that was marked
/// as repeating one of theirs is an event again; the reconciling that follows decides among what is
/// left.
final class Withdrawal {
    private final IndexWriter writer;

    Withdrawal(IndexWriter writer) {
        this.writer = writer;
    }

    void run(Set<BytesRef> items) throws IOException {
        // A merge would renumber the documents between finding and changing them.
        MergePolicy merging = writer.getConfig().getMergePolicy();
        writer.getConfig().setMergePolicy(LuceneIndexWriter.noMerges());
        try {
            if (writer.getConfig().getMergeScheduler()
                    instanceof ConcurrentMergeScheduler scheduler) {
                scheduler.sync();
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                List<FixedBitSet> leaving = leaving(reader, items);
                long[] ids = ids(reader, leaving);
                for (LeafReaderContext leaf : reader.leaves()) {
                    free(leaf, leaving.get(leaf.ord), ids);
                }
            }
            for (BytesRef item : items) {
                writer.deleteDocuments(new Term(Schema.ITEM, item));
            }
        } finally {
            writer.getConfig().setMergePolicy(merging);
        }
    }

    /// The items' documents, segment by segment.
    private static List<FixedBitSet> leaving(DirectoryReader reader, Set<BytesRef> items)
            throws IOException {
        List<FixedBitSet> found = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            FixedBitSet docs = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
            Terms terms = leaf.reader().terms(Schema.ITEM);
            if (terms != null) {
                TermsEnum term = terms.iterator();
                for (BytesRef item : items) {
                    if (term.seekExact(item)) {
                        docs.or(term.postings(null, PostingsEnum.NONE));
                    }
                }
            }
            found.add(docs);
        }
        return found;
    }

    /// Unmarks the segment's duplicates of events that leave.
    private void free(LeafReaderContext leaf, FixedBitSet leaving, long[] ids) throws IOException {
        BinaryDocValues marks = leaf.reader().getBinaryDocValues(Schema.DUPLICATE_OF);
        if (marks == null) {
            return;
        }
        Bits live = ((SegmentReader) leaf.reader()).getHardLiveDocs();
        for (int doc = marks.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = marks.nextDoc()) {
            boolean stays = (live == null || live.get(doc)) && !leaving.get(doc);
            if (stays && Arrays.binarySearch(ids, high(marks.binaryValue())) >= 0) {
                unmark(leaf.reader(), doc);
            }
        }
    }

    /// The first halves of the leaving events' ids, sorted. Where one agrees by chance, a duplicate
    /// is unmarked that the reconciling marks again.
    private static long[] ids(DirectoryReader reader, List<FixedBitSet> leaving)
            throws IOException {
        long[] ids = new long[1_024];
        int count = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues column = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            FixedBitSet docs = leaving.get(leaf.ord);
            for (int doc = docs.nextSetBit(0);
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = Matches.next(docs, doc)) {
                if (column.advanceExact(doc)) {
                    if (count == ids.length) {
                        ids = Arrays.copyOf(ids, count + (count >> 1));
                    }
                    ids[count++] = column.longValue();
                }
            }
        }
        long[] sorted = Arrays.copyOf(ids, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long high(BytesRef id) {
        return NumericUtils.sortableBytesToLong(id.bytes, id.offset);
    }

    private void unmark(LeafReader segment, int doc) throws IOException {
        long done =
                writer.tryUpdateDocValue(
                        segment,
                        doc,
                        new NumericDocValuesField(Schema.SOFT_DELETED, (Long) null),
                        new BinaryDocValuesField(Schema.DUPLICATE_OF, null));
        if (done == -1) {
            throw new IOException(
                    "the index changed while items were being taken out of it; run the command"
                            + " again");
        }
    }
}
