package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.index.StoredEvent;

import java.time.Instant;

/// One accepted flow of one interface, seen from the interface.
///
/// @param inbound whether the bytes came to the interface
/// @param far address of the far end, as written
/// @param farPort port of the far end
/// @param start first second, inclusive
/// @param end last second, exclusive; after `start`
public record FlowRow(
        StoredEvent record,
        String eni,
        boolean inbound,
        String far,
        int farPort,
        Peer peer,
        long bytes,
        Instant start,
        Instant end) {}
