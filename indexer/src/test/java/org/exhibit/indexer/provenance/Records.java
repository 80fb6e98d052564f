package org.exhibit.indexer.provenance;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Records as an index gives them back.
final class Records {
    private Records() {}

    static LogEvent.Builder call(String action, String request, String time) {
        return LogEvent.builder(SourceKind.CLOUDTRAIL)
                .set(EventField.SERVICE, "s3.amazonaws.com")
                .set(EventField.ACTION, action)
                .set(EventField.REQUEST_ID, request)
                .set(EventField.TIME, Instant.parse(time).toEpochMilli());
    }

    static LogEvent.Builder line(String operation, String request, String time) {
        return LogEvent.builder(SourceKind.S3_ACCESS)
                .set(EventField.SERVICE, "s3.amazonaws.com")
                .set(EventField.ACTION, operation)
                .set(EventField.REQUEST_ID, request)
                .set(EventField.TIME, Instant.parse(time).toEpochMilli());
    }

    static LogEvent.Builder at(LogEvent.Builder event, String bucket, String key) {
        return event.set(EventField.BUCKET, bucket)
                .set(EventField.KEY, key)
                .set(EventField.OBJECT, "s3://" + bucket + '/' + key);
    }

    static StoredEvent stored(String name, LogEvent.Builder event) {
        Digest id = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(id, name, List.of(), 1, 0, 10, null, null);
        return new StoredEvent(
                id.hex().substring(0, 32),
                event.build(),
                origin,
                Citation.of(1, origin),
                "layout",
                null);
    }
}
