package org.exhibit.indexer.acquire.sidecar;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What S3 said of one object, or one version of it, when it was pulled. See
/// `docs/formats/s3-objects.md`.
///
/// @param key as S3 has it, never decoded
/// @param versionId null where the bucket has no versions; the text `null` is a version's id
/// @param evidence SHA-256 of the bytes as acquired; null unless `state` is `ACQUIRED`
/// @param size as S3 told it
/// @param etag without quotation marks; null for a delete marker
/// @param storageClass as S3 lists it, e.g. `STANDARD`, `DEEP_ARCHIVE`
/// @param checksums values in base64 by S3's name of the algorithm, e.g. `CRC32C`; `type` is
///   `FULL_OBJECT` or `COMPOSITE`
/// @param checked what the bytes were compared with and agreed: `length`, `etag`, names of
///   checksums
/// @param headers every header of the answer that S3 keeps with the object, by lower-case name:
///   `x-amz-meta-*` and the rest but those of the single answer (`date`, request ids)
/// @param reason why there are no bytes, one sentence part; empty for `ACQUIRED`
public record ObjectRecord(
        String bucket,
        String key,
        @Nullable String versionId,
        State state,
        @Nullable Digest evidence,
        long size,
        @Nullable String etag,
        @Nullable Instant lastModified,
        String storageClass,
        SortedMap<String, String> checksums,
        List<String> checked,
        Encryption encryption,
        Lock lock,
        SortedMap<String, String> headers,
        String reason) {
    public static final String SCHEMA = "exhibit.s3-object/1";

    private static final String META = "x-amz-meta-";

    /// What became of the object.
    public enum State {
        ACQUIRED("acquired"),
        /// Its bytes lie in an archive and were not restored.
        ARCHIVED("archived"),
        /// A version that says the object is deleted; it has no bytes.
        DELETE_MARKER("delete-marker"),
        /// S3 did not give the bytes, or gave others than it announced.
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static State ofWord(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("unknown state of an object: " + word);
        }
    }

    /// @param algorithm as S3 names it, e.g. `AES256`, `aws:kms`; null where it told none
    public record Encryption(
            @Nullable String algorithm, @Nullable String kmsKey, @Nullable Boolean bucketKey) {
        public static final Encryption NONE = new Encryption(null, null, null);
    }

    /// Object Lock as S3 told it. S3 leaves out what the caller may not read, so absence does not
    /// prove that there is no lock.
    ///
    /// @param mode `GOVERNANCE` or `COMPLIANCE`
    /// @param legalHold `ON` or `OFF`
    public record Lock(
            @Nullable String mode, @Nullable Instant retainUntil, @Nullable String legalHold) {
        public static final Lock NONE = new Lock(null, null, null);
    }

    public ObjectRecord {
        checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
        checked = List.copyOf(checked);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// The value of a header of the object's own, e.g. `signature` of a CloudTrail digest.
    ///
    /// @param name without `x-amz-meta-`, lower case
    public Optional<String> metadata(String name) {
        return Optional.ofNullable(headers.get(META + name));
    }

    /// Every header of the object's own, without `x-amz-meta-`.
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> found = new TreeMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().startsWith(META)) {
                found.put(header.getKey().substring(META.length()), header.getValue());
            }
        }
        return found;
    }

    /// `s3://bucket/key`.
    public String url() {
        return "s3://" + bucket + "/" + key;
    }
}
