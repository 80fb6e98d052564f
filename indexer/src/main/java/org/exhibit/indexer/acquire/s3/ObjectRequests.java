package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.util.concurrent.atomic.LongAdder;

/// Asks S3 for single objects of one bucket, again where it asks for patience. Thread-safe.
final class ObjectRequests {
    private static final String CHECKSUM_MODE = "x-amz-checksum-mode";

    private final S3Client s3;
    private final String bucket;
    private final Patience patience;
    private final AdaptiveLimit limit;
    private final LongAdder broken = new LongAdder();
    private final LongAdder resumed = new LongAdder();

    ObjectRequests(S3Client s3, String bucket, Patience patience, AdaptiveLimit limit) {
        this.s3 = s3;
        this.bucket = bucket;
        this.patience = patience;
        this.limit = limit;
    }

    /// The whole object, and everything S3 says of it.
    ResponseInputStream<GetObjectResponse> whole(Listed listed) throws AwsException {
        return open(
                of(listed)
                        .overrideConfiguration(c -> c.putHeader(CHECKSUM_MODE, "ENABLED"))
                        .build());
    }

    /// Bytes from an offset to the end, of the very same object.
    ///
    /// @param etag as S3 wrote it, with quotation marks; of another object nothing is given
    ResponseInputStream<GetObjectResponse> rest(Listed listed, long offset, String etag)
            throws AwsException {
        return open(of(listed).range("bytes=" + offset + "-").ifMatch(etag).build());
    }

    private GetObjectRequest.Builder of(Listed listed) {
        return GetObjectRequest.builder()
                .bucket(bucket)
                .key(listed.key())
                .versionId(listed.versionId());
    }

    private ResponseInputStream<GetObjectResponse> open(GetObjectRequest ask) throws AwsException {
        for (int failures = 1; ; failures++) {
            patience.cancel().check();
            try {
                return s3.getObject(ask);
            } catch (SdkException e) {
                AwsException failure = AwsException.of(AwsCall.GET_OBJECT, e);
                if (failure.kind() == AwsException.Kind.THROTTLED) {
                    limit.throttled();
                }
                if (!patience.again(failure, failures)) {
                    throw failure;
                }
            }
        }
    }

    /// @param part number of the part to ask about; null for the whole
    HeadObjectResponse head(Listed listed, @Nullable Integer part) throws AwsException {
        HeadObjectRequest ask =
                HeadObjectRequest.builder()
                        .bucket(bucket)
                        .key(listed.key())
                        .versionId(listed.versionId())
                        .partNumber(part)
                        .build();
        return patience.call(AwsCall.HEAD_OBJECT, () -> s3.headObject(ask));
    }

    Patience patience() {
        return patience;
    }

    /// A connection broke while bytes came.
    void broke() {
        broken.increment();
    }

    /// Reading went on where a connection had broken.
    void wentOn() {
        resumed.increment();
    }

    /// How often a connection broke while bytes came.
    long broken() {
        return broken.sum();
    }

    /// How often reading went on in the middle of an object.
    long resumed() {
        return resumed.sum();
    }
}
