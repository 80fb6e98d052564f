package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// A digest file as CloudTrail wrote it.
///
/// @param content SHA-256 of its uncompressed bytes
/// @param endText `digestEndTime` as written, which is what was signed
/// @param object key it was delivered under
/// @param algorithm `digestSignatureAlgorithm`, empty where absent
/// @param previous the digest before it; null in a starting digest
/// @param logs the log files delivered in its hour
record DigestFile(
        Digest content,
        Instant start,
        Instant end,
        String endText,
        String bucket,
        String object,
        String fingerprint,
        String algorithm,
        @Nullable String previousSignature,
        @Nullable Previous previous,
        List<Listed> logs) {

    /// What a digest says of the one before it.
    ///
    /// @param hash SHA-256 of its uncompressed bytes, lower-case hexadecimal; empty where absent
    record Previous(String bucket, String object, String hash) {}

    /// A log file that a digest lists.
    ///
    /// @param hash SHA-256 of its uncompressed bytes
    record Listed(String bucket, String object, Digest hash) {
        String name() {
            return Place.lastName(object);
        }
    }

    DigestFile {
        logs = List.copyOf(logs);
    }

    /// What AWS signed.
    byte[] signedText() {
        String text =
                endText
                        + '\n'
                        + bucket
                        + '/'
                        + object
                        + '\n'
                        + content.hex()
                        + '\n'
                        + (previousSignature == null ? "null" : previousSignature);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean backfill() {
        return DigestName.parse(object).map(DigestName::backfill).orElse(false);
    }

    /// Its chain by its key; by its bucket and folder where the key is not CloudTrail's.
    ChainName chain() {
        return DigestName.parse(object)
                .map(DigestName::chain)
                .orElseGet(() ->
                        new ChainName(
                                "",
                                "unknown",
                                "unknown",
                                bucket
                                        + '/'
                                        + object.substring(0, Math.max(0, object.lastIndexOf('/'))),
                                ""));
    }
}
