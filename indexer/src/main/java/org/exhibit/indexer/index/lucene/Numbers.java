package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.Query;
import org.exhibit.indexer.event.EventField;

/// How numbers are kept. Times also stand in a tree, in which a narrow span is found at once; other
/// numbers stand in their column alone, with the bounds of its blocks, and a range looks through
/// it.
final class Numbers {
    private static final String TIME = Schema.number(EventField.TIME);

    private Numbers() {}

    static IndexableField field(String name, long value) {
        return name.equals(TIME)
                ? new LongField(name, value, org.apache.lucene.document.Field.Store.NO)
                : SortedNumericDocValuesField.indexedField(name, value);
    }

    /// Both bounds are included.
    static Query range(String name, long first, long last) {
        return name.equals(TIME)
                ? LongField.newRangeQuery(name, first, last)
                : SortedNumericDocValuesField.newSlowRangeQuery(name, first, last);
    }
}
