package org.exhibit.indexer.index;

/// A question to the index.
///
/// @param query which events
/// @param range when; untimed events match only `TimeRange.ALL`
/// @param order by time; ties by content id, untimed events last
public record Search(Query query, TimeRange range, Order order) {
    public enum Order {
        TIME_ASCENDING,
        TIME_DESCENDING
    }

    public static Search of(Query query) {
        return new Search(query, TimeRange.ALL, Order.TIME_ASCENDING);
    }
}
