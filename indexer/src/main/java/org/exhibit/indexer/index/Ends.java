package org.exhibit.indexer.index;

/// The first and the last of some events: what `Rows` begin with in the one and the other order.
/// One event is both.
public record Ends(StoredEvent first, StoredEvent last) {}
