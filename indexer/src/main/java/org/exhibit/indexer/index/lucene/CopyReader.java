package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// Reads the records that may repeat each other, duplicates included.
final class CopyReader {
    private final List<LeafReaderContext> leaves;
    private final ItemCatalogue items;

    CopyReader(DirectoryReader reader) {
        this.leaves = reader.leaves();
        this.items = new ItemCatalogue(reader);
    }

    /// Adds the record unless it is gone.
    void add(int doc, List<RecordCopy> into) throws IOException {
        LeafReaderContext context = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SegmentReader segment = (SegmentReader) context.reader();
        int local = doc - context.docBase;
        Bits live = segment.getHardLiveDocs();
        if (live != null && !live.get(local)) {
            return;
        }
        SortedDocValues item = segment.getSortedDocValues(Schema.ITEM);
        if (item == null || !item.advanceExact(local)) {
            return;
        }
        BytesRef evidence = BytesRef.deepCopyOf(item.lookupOrd(item.ordValue()));
        BytesRef stored = ItemCatalogue.stored(segment.storedFields(), local);
        EventCodec.Decoded decoded = EventCodec.decode(stored);
        into.add(
                new RecordCopy(
                        doc,
                        evidence,
                        decoded.leaf(),
                        Ids.text(decoded.contentId()),
                        decoded.delivery(),
                        items.event(evidence, stored, null),
                        duplicateOf(segment, local)));
    }

    private static @Nullable String duplicateOf(SegmentReader segment, int local)
            throws IOException {
        BinaryDocValues values = segment.getBinaryDocValues(Schema.DUPLICATE_OF);
        return values != null && values.advanceExact(local) ? Ids.text(values.binaryValue()) : null;
    }
}
