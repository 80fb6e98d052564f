package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.index.StoredEvent;

import java.time.Instant;
import java.util.List;

/// One successful request to S3 that moved content, with every record of it.
///
/// @param object `s3://bucket/key`
/// @param sent bytes that S3 sent to the caller
/// @param from when it began, as far as the records tell; else when it was completed
/// @param to when it was completed, not before `from`
public record S3Request(
        List<StoredEvent> records, String object, long sent, Instant from, Instant to) {
    public S3Request {
        records = List.copyOf(records);
    }
}
