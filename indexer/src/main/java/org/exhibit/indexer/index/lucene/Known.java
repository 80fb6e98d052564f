package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

/// A value that was met under one name. Belongs to one thread.
final class Known {
    /// In how many records a value must have stood before, to be taken for one that recurs.
    private static final int OFTEN = 2;

    final Said said;
    final RecordField.@Nullable Kind kind;

    /// The trait that says this alone, or 0.
    int trait;

    /// How often a trait of this alone would have helped.
    int missed;

    private int records;
    private long last = -1;
    private boolean recurs;

    Known(Said said, RecordField.@Nullable Kind kind) {
        this.said = said;
        this.kind = kind;
    }

    /// Whether it recurs, as far as the records before this one tell: one record takes the same
    /// value the same way throughout.
    boolean recurs(long record) {
        if (last != record) {
            recurs = records >= OFTEN;
            last = record;
            records++;
        }
        return recurs;
    }

    boolean everRecurred() {
        return recurs;
    }
}
