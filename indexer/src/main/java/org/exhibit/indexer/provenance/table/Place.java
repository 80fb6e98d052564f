package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.jspecify.annotations.Nullable;

/// One end of an edge as a record names it, before it is known which version of an object that was.
public sealed interface Place {

    /// @param version as the record names it, or null: whichever was current then
    record ObjectAt(String bucket, String key, @Nullable String version) implements Place {}

    /// Every object whose key begins so.
    record Under(String bucket, String prefix) implements Place {}

    record Thing(NodeId id, String label) implements Place {}

    /// Whoever made the call.
    record Caller() implements Place {}
}
