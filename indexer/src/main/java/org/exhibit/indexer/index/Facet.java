package org.exhibit.indexer.index;

import java.util.List;

/// How often each value of a field occurs among the events found, most frequent first, equal counts
/// in the values' order (of code points).
///
/// @param field the field as asked for
/// @param values at most as many as asked for
/// @param distinct number of different values
public record Facet(String field, List<Value> values, long distinct) {
    public record Value(String value, long count) {}

    public Facet {
        values = List.copyOf(values);
    }
}
