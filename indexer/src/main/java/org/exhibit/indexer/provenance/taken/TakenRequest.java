package org.exhibit.indexer.provenance.taken;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One request that could tell or give something of an object, with every record of it.
///
/// @param object `s3://bucket/key`
/// @param version as the records or replay name it; empty where neither does
/// @param sent bytes of content that the response carried, or null where no record tells
/// @param size bytes of the object that was met, or null where no record tells
/// @param to where a copy went, `s3://bucket/key`; else empty
/// @param records at least one
public record TakenRequest(
        String object,
        String version,
        Taker taker,
        Kind kind,
        boolean succeeded,
        @Nullable Long sent,
        @Nullable Long size,
        @Nullable Instant time,
        String to,
        List<StoredEvent> records) {
    public TakenRequest {
        records = List.copyOf(records);
    }

    /// What was asked for.
    public enum Kind {
        /// The object's content, all of it or a part.
        CONTENT,
        /// An answer made from its content.
        QUERY,
        /// A copy of the whole object within S3.
        COPY,
        /// A copy of a part of it.
        PART_COPY,
        /// Its name or attributes.
        ATTRIBUTES
    }
}
