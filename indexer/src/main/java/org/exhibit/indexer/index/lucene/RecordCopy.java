package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/// One of the records that may repeat each other.
///
/// @param doc number in the reader it was found with
/// @param contentId as printed
/// @param placed whether its place id can be asked for
/// @param duplicateOf what it is marked as repeating now, or null
record RecordCopy(
        int doc,
        BytesRef item,
        int leaf,
        String contentId,
        Delivery delivery,
        StoredEvent event,
        boolean placed,
        @Nullable String duplicateOf) {

    byte[] contentIdBytes() {
        return HexFormat.of().parseHex(contentId);
    }
}
