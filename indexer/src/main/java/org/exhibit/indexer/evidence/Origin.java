package org.exhibit.indexer.evidence;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where a record's bytes lie.
///
/// @param evidence SHA-256 of the evidence item as acquired
/// @param file the path the item was acquired from, relative to what was named, with `/`
/// @param member the steps into a container; empty for a plain or compressed file
/// @param record 1-based ordinal of the record within the member
/// @param offset 0-based byte offset in the member's decompressed content
/// @param length number of bytes
/// @param payload JSON pointer (RFC 6901) from the record to the AWS record inside an envelope, or
///   null
/// @param decode how to read the payload, e.g. `json-string`, or null where it is plain JSON
public record Origin(
        Digest evidence,
        String file,
        List<MemberStep> member,
        long record,
        long offset,
        long length,
        @Nullable String payload,
        @Nullable String decode) {

    public Origin {
        member = List.copyOf(member);
    }
}
