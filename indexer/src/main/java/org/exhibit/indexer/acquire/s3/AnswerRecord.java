package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.SdkHttpResponse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an answer of GetObject or HeadObject says of its object, by the headers as they came.
final class AnswerRecord {
    /// Of the single answer, or said by members of the record.
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "date",
                    "server",
                    "connection",
                    "keep-alive",
                    "via",
                    "x-amz-request-id",
                    "x-amz-id-2",
                    "x-amz-request-charged",
                    "transfer-encoding",
                    "accept-ranges",
                    "content-range",
                    "content-length");

    private static final String CHECKSUM = "x-amz-checksum-";

    private final String bucket;
    private final Listed listed;
    private final SortedMap<String, String> headers = new TreeMap<>();

    AnswerRecord(String bucket, Listed listed, SdkHttpResponse response) {
        this.bucket = bucket;
        this.listed = listed;
        response.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_KEPT.contains(lower)) {
                headers.put(lower, String.join(", ", values));
            }
        });
    }

    Map<String, String> headers() {
        return headers;
    }

    String etag() {
        return Listed.unquoted(headers.get("etag"));
    }

    /// By S3's names; `type` not among them.
    SortedMap<String, String> checksums() {
        SortedMap<String, String> found = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(CHECKSUM) && !name.equals(CHECKSUM + "type")) {
                found.put(name.substring(CHECKSUM.length()).toUpperCase(Locale.ROOT), value);
            }
        });
        return found;
    }

    ObjectRecord.Encryption encryption() {
        @Nullable String bucketKey = headers.get("x-amz-server-side-encryption-bucket-key-enabled");
        return new ObjectRecord.Encryption(
                headers.get("x-amz-server-side-encryption"),
                headers.get("x-amz-server-side-encryption-aws-kms-key-id"),
                bucketKey == null ? null : Boolean.valueOf(bucketKey));
    }

    private ObjectRecord.Lock lock() {
        @Nullable String until = headers.get("x-amz-object-lock-retain-until-date");
        return new ObjectRecord.Lock(
                headers.get("x-amz-object-lock-mode"),
                until == null ? null : time(until),
                headers.get("x-amz-object-lock-legal-hold"));
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // The header itself is kept as it came.
            return null;
        }
    }

    private @Nullable Instant modified() {
        @Nullable String text = headers.get("last-modified");
        try {
            return text == null
                    ? listed.lastModified()
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException e) {
            return listed.lastModified();
        }
    }

    /// @param evidence null unless acquired
    ObjectRecord record(
            ObjectRecord.State state,
            @Nullable Digest evidence,
            long size,
            List<String> checked,
            String reason) {
        SortedMap<String, String> checksums = checksums();
        @Nullable String type = headers.get(CHECKSUM + "type");
        if (type != null && !checksums.isEmpty()) {
            checksums.put("type", type);
        }
        @Nullable String version = headers.get("x-amz-version-id");
        return new ObjectRecord(
                bucket,
                listed.key(),
                version == null ? listed.versionId() : version,
                state,
                evidence,
                size,
                etag(),
                modified(),
                headers.getOrDefault("x-amz-storage-class", listed.storageClass()),
                checksums,
                checked,
                encryption(),
                lock(),
                headers,
                reason);
    }

    /// The record of an object of which only the listing is known.
    static ObjectRecord ofListing(
            String bucket, Listed listed, ObjectRecord.State state, String reason) {
        return new ObjectRecord(
                bucket,
                listed.key(),
                listed.versionId(),
                state,
                null,
                listed.size(),
                listed.etag(),
                listed.lastModified(),
                listed.storageClass(),
                new TreeMap<>(),
                List.of(),
                ObjectRecord.Encryption.NONE,
                ObjectRecord.Lock.NONE,
                new TreeMap<>(),
                reason);
    }
}
