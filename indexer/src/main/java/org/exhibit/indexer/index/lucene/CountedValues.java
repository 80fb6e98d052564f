package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Values in the order of their bytes, each with the number of found documents that have it.
interface CountedValues {
    /// The next value that any document has, or null at the end; valid until the next call.
    @Nullable BytesRef next() throws IOException;

    /// How many documents have the value given last.
    long count();
}
