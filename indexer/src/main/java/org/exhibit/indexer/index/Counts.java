package org.exhibit.indexer.index;

/// The accounting of records: every record read is an event, a duplicate or rejected.
public record Counts(long records, long events, long duplicates, long rejected) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                records + other.records,
                events + other.events,
                duplicates + other.duplicates,
                rejected + other.rejected);
    }

    /// Whether the sum holds.
    public boolean addsUp() {
        return records == events + duplicates + rejected;
    }
}
