package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// One version of an object, or one delete marker, as far as records tell.
///
/// @param birth what made it; null where it was made before the records, or unseen
/// @param death what destroyed it, or null
/// @param hidden what put a delete marker over it, each time
/// @param shown what took the marker away, each time
public record VersionLife(
        NodeId id,
        String version,
        @Nullable Access birth,
        @Nullable Access death,
        List<Access> hidden,
        List<Access> shown) {
    public VersionLife {
        hidden = List.copyOf(hidden);
        shown = List.copyOf(shown);
    }
}
