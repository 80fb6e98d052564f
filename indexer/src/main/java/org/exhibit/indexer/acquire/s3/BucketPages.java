package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.Patience;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The pages of a bucket. Continues by key, not by S3's token, so that a listing can jump.
final class BucketPages implements Pages {
    private final S3Client s3;
    private final S3Request request;
    private final Patience patience;

    BucketPages(S3Client s3, S3Request request, Patience patience) {
        this.s3 = s3;
        this.request = request;
        this.patience = patience;
    }

    @Override
    public Page after(String after, @Nullable String afterVersion) throws IOException {
        return request.versions() ? versions(after, afterVersion) : objects(after);
    }

    private Page objects(String after) throws IOException {
        ListObjectsV2Request.Builder ask =
                ListObjectsV2Request.builder().bucket(request.bucket()).prefix(request.prefix());
        if (!after.isEmpty()) {
            ask.startAfter(after);
        }
        ListObjectsV2Response page =
                patience.call(AwsCall.LIST_OBJECTS, () -> s3.listObjectsV2(ask.build()));
        List<Listed> objects = new ArrayList<>(page.contents().size());
        for (S3Object object : page.contents()) {
            objects.add(
                    new Listed(
                            object.key(),
                            null,
                            object.size(),
                            Listed.unquoted(object.eTag()),
                            object.lastModified(),
                            storageClass(object.storageClassAsString()),
                            true,
                            false));
        }
        String last = objects.isEmpty() ? after : objects.getLast().key();
        return new Page(objects, Boolean.TRUE.equals(page.isTruncated()), last, null);
    }

    /// S3 gives versions and delete markers in two lists, each in order; of one key the newest
    /// first.
    private Page versions(String after, @Nullable String afterVersion) throws IOException {
        ListObjectVersionsRequest.Builder ask =
                ListObjectVersionsRequest.builder()
                        .bucket(request.bucket())
                        .prefix(request.prefix());
        if (!after.isEmpty()) {
            ask.keyMarker(after);
            if (afterVersion != null) {
                ask.versionIdMarker(afterVersion);
            }
        }
        ListObjectVersionsResponse page =
                patience.call(AwsCall.LIST_VERSIONS, () -> s3.listObjectVersions(ask.build()));
        List<Listed> objects = new ArrayList<>();
        for (ObjectVersion version : page.versions()) {
            objects.add(
                    new Listed(
                            version.key(),
                            version.versionId(),
                            version.size(),
                            Listed.unquoted(version.eTag()),
                            version.lastModified(),
                            storageClass(version.storageClassAsString()),
                            Boolean.TRUE.equals(version.isLatest()),
                            false));
        }
        for (DeleteMarkerEntry marker : page.deleteMarkers()) {
            objects.add(
                    new Listed(
                            marker.key(),
                            marker.versionId(),
                            0,
                            null,
                            marker.lastModified(),
                            "",
                            Boolean.TRUE.equals(marker.isLatest()),
                            true));
        }
        objects.sort(
                Comparator.comparing(Listed::key, KeyOrder.INSTANCE)
                        .thenComparing(Listed::latest, Comparator.reverseOrder())
                        .thenComparing(
                                BucketPages::instant,
                                Comparator.<Instant>naturalOrder().reversed()));
        boolean more = Boolean.TRUE.equals(page.isTruncated());
        @Nullable String last = page.nextKeyMarker();
        return new Page(objects, more, last == null ? "" : last, page.nextVersionIdMarker());
    }

    private static Instant instant(Listed listed) {
        @Nullable Instant modified = listed.lastModified();
        return modified == null ? Instant.MIN : modified;
    }

    /// S3 leaves it out for the standard class.
    private static String storageClass(@Nullable String told) {
        return told == null || told.isEmpty() ? "STANDARD" : told;
    }
}
