package org.exhibit.indexer.provenance;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One thing that happened, with every record that tells of it. Texts are empty where the records
/// have none.
///
/// @param time the earliest instant of its records; null where none has one
/// @param end end of a flow record's window, exclusive; else null
/// @param object `s3://bucket/key`, or the ARN acted on
/// @param version S3 version id
/// @param actor ARN, or the name the record gives
/// @param ip source address as written
/// @param bytes bytes of content moved by a successful read, write or flow; null where the records
///   do not say
/// @param records CloudTrail first, then by source, time and id; at least one
/// @param notes sentences a reader must know beside it
public record TimelineEntry(
        @Nullable Instant time,
        @Nullable Instant end,
        Deed deed,
        String object,
        String version,
        String actor,
        String ip,
        @Nullable Long bytes,
        Outcome outcome,
        List<StoredEvent> records,
        List<String> notes) {
    public TimelineEntry {
        records = List.copyOf(records);
        notes = List.copyOf(notes);
    }

    public List<String> citations() {
        return records.stream().map(record -> record.citation().toString()).toList();
    }

    /// Notes as one text.
    public String note() {
        return String.join("; ", notes);
    }
}
