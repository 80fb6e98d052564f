package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;

import java.time.Instant;
import java.util.Map;

/// One entry of the chain of custody.
///
/// @param sequence 1-based, without gaps
/// @param at instant of the workstation's clock, UTC
/// @param actor the examiner as named for the run
/// @param kind what was done, e.g. `case-created`, `acquired`, `indexed`, `pack-signed`
/// @param details fields of the deed, in a fixed order, values as text (JSON arrays as compact JSON
///   text)
/// @param previous hash of the entry before; 64 zeros for the first
/// @param hash SHA-256 over the entry's line without its `hash` member
public record CustodyEntry(
        long sequence,
        Instant at,
        String actor,
        String kind,
        Map<String, String> details,
        Digest previous,
        Digest hash) {}
