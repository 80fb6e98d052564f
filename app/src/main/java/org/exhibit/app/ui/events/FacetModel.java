package org.exhibit.app.ui.events;

import java.util.List;

/// One facet as shown.
///
/// @param field as queries name it
/// @param title as people call it
/// @param entries most frequent first; chosen values that do not occur come last with 0
/// @param more values that are not listed
/// @param most the largest count, for the bars
public record FacetModel(String field, String title, List<Entry> entries, long more, long most) {

    /// @param state whether the value is ticked, struck out, or neither
    public record Entry(String value, String label, long count, State state) {}

    public enum State {
        FREE,
        INCLUDED,
        EXCLUDED
    }

    public FacetModel {
        entries = List.copyOf(entries);
    }
}
