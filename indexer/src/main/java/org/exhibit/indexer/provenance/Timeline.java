package org.exhibit.indexer.provenance;

import java.util.List;

/// What the records of a case say of one selector.
///
/// @param entries by time, then by the first record's id; untimed ones last
/// @param records how many records were found
public record Timeline(Selector selector, List<TimelineEntry> entries, long records) {
    public Timeline {
        entries = List.copyOf(entries);
    }
}
