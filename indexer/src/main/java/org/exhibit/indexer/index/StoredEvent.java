package org.exhibit.indexer.index;

import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.jspecify.annotations.Nullable;

/// An event as the index gives it back.
///
/// @param id content id; of a duplicate its place id (32 lower-case hexadecimal digits)
/// @param event the named fields
/// @param origin where its bytes lie
/// @param citation its printed reference
/// @param layout needed to read the record again
/// @param duplicateOf content id of the event this record repeats, or null
public record StoredEvent(
        String id,
        LogEvent event,
        Origin origin,
        Citation citation,
        String layout,
        @Nullable String duplicateOf) {}
