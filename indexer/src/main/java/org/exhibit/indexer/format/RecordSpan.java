package org.exhibit.indexer.format;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// One record's bytes and place in its stream. The buffer is borrowed: it is valid only during the
/// call that hands the span over.
///
/// @param buffer holds the record's bytes from `from` (inclusive) to `to` (exclusive)
/// @param offset 0-based byte offset of the record in the decompressed member
/// @param record 1-based ordinal of the record within the member
/// @param payload JSON pointer from the record to the AWS record inside an envelope, or null
/// @param decode how to read the payload (`json-string`), or null
public record RecordSpan(
        byte[] buffer,
        int from,
        int to,
        long offset,
        long record,
        @Nullable String payload,
        @Nullable String decode) {

    public int length() {
        return to - from;
    }

    /// A copy of the record's bytes.
    public byte[] bytes() {
        return Arrays.copyOfRange(buffer, from, to);
    }

    public RecordSpan withPayload(String pointer, @Nullable String how) {
        return new RecordSpan(buffer, from, to, offset, record, pointer, how);
    }
}
