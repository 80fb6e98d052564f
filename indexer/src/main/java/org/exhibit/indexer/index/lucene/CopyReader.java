package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// Reads the records that may repeat each other, duplicates included.
final class CopyReader {
    private final List<LeafReaderContext> leaves;
    private final EventLoader events;

    CopyReader(DirectoryReader reader) {
        this.leaves = reader.leaves();
        this.events = new EventLoader(reader, new ItemCatalogue(reader), new Traits(reader));
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
        NumericDocValues places = segment.getNumericDocValues(Schema.PLACE_HIGH);
        EventLoader.Loaded loaded = events.loadAll(new int[] {doc}).getFirst();
        into.add(
                new RecordCopy(
                        doc,
                        loaded.item(),
                        loaded.decoded().leaf(),
                        Ids.text(loaded.decoded().contentId()),
                        loaded.decoded().form().delivery(),
                        loaded.event(),
                        places != null && places.advanceExact(local),
                        duplicateOf(segment, local)));
    }

    private static @Nullable String duplicateOf(SegmentReader segment, int local)
            throws IOException {
        BinaryDocValues values = segment.getBinaryDocValues(Schema.DUPLICATE_OF);
        return values != null && values.advanceExact(local) ? Ids.text(values.binaryValue()) : null;
    }
}
