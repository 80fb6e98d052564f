package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.json.JsonHead;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// The files that belong to CloudTrail and hold no records: digests, keys, signatures, settings,
/// metadata.
final class ReferenceFiles {
    private static final List<String> DIGEST_NAMES =
            List.of(
                    "digestStartTime",
                    "digestEndTime",
                    "digestS3Bucket",
                    "digestS3Object",
                    "digestPublicKeyFingerprint",
                    "digestSignatureAlgorithm",
                    "previousDigestSignature");
    private static final List<String> SIGN_NAMES =
            List.of("hashSignature", "queryCompleteTime", "publicKeyFingerprint", "files");
    private static final List<String> SETTINGS_NAMES =
            List.of(
                    "trailList",
                    "Trail.TrailARN",
                    "Trails[].TrailARN",
                    "EventDataStores",
                    "EventDataStoreArn");
    private static final List<String> TRAIL_ANSWERS =
            List.of("EventSelectors", "AdvancedEventSelectors", "InsightSelectors");
    private static final List<String> SIGNATURE_HEADERS =
            List.of(
                    ".signature",
                    ".signature-algorithm",
                    ".x-amz-meta-signature",
                    ".x-amz-meta-signature-algorithm");

    private ReferenceFiles() {}

    static boolean namedDigest(String name) {
        return name.contains("_CloudTrail-Digest_") || name.contains("/CloudTrail-Digest/");
    }

    /// The kind of reference file; null where it is none.
    static @Nullable String kind(JsonHead head, String name) {
        if (count(head, DIGEST_NAMES) >= 2 || (namedDigest(name) && beginsAsDigest(head))) {
            return "cloudtrail-digest";
        }
        if (count(head, SIGN_NAMES) >= 3) {
            return "cloudtrail-lake-sign";
        }
        if (head.has("PublicKeyList")
                || head.has("publicKeyList")
                || (head.has("[].Value") && head.has("[].Fingerprint"))) {
            return "cloudtrail-public-keys";
        }
        if (count(head, SETTINGS_NAMES) > 0 || isTrailAnswer(head)) {
            return "cloudtrail-settings";
        }
        if (head.has("schema") && head.has("api") && head.has("response")) {
            return "account-settings";
        }
        if ("exhibit.s3-object/1".equals(head.text("schema"))) {
            return "s3-object-records";
        }
        return null;
    }

    private static long count(JsonHead head, List<String> paths) {
        return paths.stream().filter(head::has).count();
    }

    /// A digest cut after its first bytes.
    private static boolean beginsAsDigest(JsonHead head) {
        return head.silent() || head.has("awsAccountId");
    }

    private static boolean isTrailAnswer(JsonHead head) {
        boolean status =
                head.has("IsLogging")
                        && Stream.of("LatestDeliveryTime", "StartLoggingTime", "TimeLoggingStarted")
                                .anyMatch(head::has);
        return status || (head.has("TrailARN") && count(head, TRAIL_ANSWERS) > 0);
    }

    /// The answer of HeadObject, or many answers' headers by object key. Only for what is no log: a
    /// record's parameters may have these names too.
    static boolean isMetadata(JsonHead head) {
        if (head.shape() != JsonHead.Shape.OBJECT) {
            return false;
        }
        boolean answer =
                head.has("Metadata")
                        && Stream.of("ETag", "ContentLength", "LastModified").anyMatch(head::has);
        return answer || SIGNATURE_HEADERS.stream().anyMatch(head::hasSuffix);
    }
}
