package org.exhibit.indexer.provenance.taken;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What one requester got of one version of one object from one address.
///
/// @param object `s3://bucket/key`
/// @param version S3's id, or as replay names it; empty where neither tells
/// @param atLeast bytes of content that successful responses carried; never more than was sent
/// @param size bytes of the object, or null where no record tells
/// @param responses successful responses that carried content
/// @param first earliest request, or null where none has a time
/// @param last latest request
/// @param because why it is unknown, a clause; empty with any other verdict
/// @param copies where the object was copied to within S3, as written
/// @param records what it rests on
public record Taking(
        String object,
        String version,
        Taker taker,
        Verdict verdict,
        long atLeast,
        @Nullable Long size,
        int responses,
        @Nullable Instant first,
        @Nullable Instant last,
        String because,
        List<String> copies,
        List<StoredEvent> records)
        implements Comparable<Taking> {
    public Taking {
        copies = List.copyOf(copies);
        records = List.copyOf(records);
    }

    /// The sentence that may be said of it.
    public String sentence() {
        return TakenWords.of(this);
    }

    public List<String> evidence() {
        return records.stream().map(StoredEvent::id).sorted().distinct().toList();
    }

    public List<String> citations() {
        return records.stream().map(record -> record.citation().toString()).distinct().toList();
    }

    @Override
    public int compareTo(Taking other) {
        return Comparator.comparing(Taking::object)
                .thenComparing(Taking::version)
                .thenComparing(Taking::verdict)
                .thenComparing(Taking::taker)
                .compare(this, other);
    }
}
