package org.exhibit.indexer.index;

import org.exhibit.indexer.event.SourceKind;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Events found per span of time; spans without an event are included between the first and the
/// last.
///
/// @param bins in order of time; every bin is [from, to)
/// @param untimed events found that have no time
public record Histogram(List<Bin> bins, long untimed) {
    public record Bin(Instant from, Instant to, long count, Map<SourceKind, Long> bySource) {}

    public Histogram {
        bins = List.copyOf(bins);
    }
}
