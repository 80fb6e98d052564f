package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How buckets are logged, versioned, locked and open. Used by one thread.
final class BucketSettings {
    private static final int PAGE = 1_000;

    private final AwsAccess access;
    private final Patience patience;
    private final Answers answers;
    private final InstantSource clock;
    private final String account;
    private final Map<String, S3Client> clients = new HashMap<>();

    BucketSettings(
            AwsAccess access,
            Patience patience,
            Answers answers,
            InstantSource clock,
            String account) {
        this.access = access;
        this.patience = patience;
        this.answers = answers;
        this.clock = clock;
        this.account = account;
    }

    /// Buckets by name, with the regions they lie in.
    ///
    /// @param known buckets that are named elsewhere, taken where S3 does not list any
    SortedMap<String, String> list(Set<String> known) throws IOException {
        SortedMap<String, String> buckets = new TreeMap<>();
        known.forEach(name -> buckets.put(name, access.region().id()));
        @Nullable String token = null;
        try {
            do {
                @Nullable String next = token;
                ListBucketsResponse answer =
                        patience.call(
                                AwsCall.LIST_BUCKETS,
                                () ->
                                        client(access.region().id())
                                                .listBuckets(r ->
                                                        r.maxBuckets(PAGE)
                                                                .continuationToken(next)));
                for (Bucket bucket : answer.buckets()) {
                    buckets.put(
                            bucket.name(),
                            Objects.requireNonNullElse(
                                    bucket.bucketRegion(), access.region().id()));
                }
                token = answer.continuationToken();
            } while (token != null);
        } catch (AwsException e) {
            answers.refused("settings/" + account + "/s3-ListBuckets", e);
        }
        return buckets;
    }

    void ask(String bucket, String region) throws IOException {
        S3Client s3 = client(region);
        keep(
                AwsCall.BUCKET_LOGGING,
                bucket,
                region,
                () -> s3.getBucketLogging(r -> r.bucket(bucket)));
        keep(
                AwsCall.BUCKET_VERSIONING,
                bucket,
                region,
                () -> s3.getBucketVersioning(r -> r.bucket(bucket)));
        keep(
                AwsCall.BUCKET_LOCK,
                bucket,
                region,
                () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)));
        keep(
                AwsCall.BUCKET_PUBLIC_ACCESS,
                bucket,
                region,
                () -> s3.getPublicAccessBlock(r -> r.bucket(bucket)));
        keep(
                AwsCall.BUCKET_POLICY_STATUS,
                bucket,
                region,
                () -> s3.getBucketPolicyStatus(r -> r.bucket(bucket)));
        keep(
                AwsCall.BUCKET_TAGGING,
                bucket,
                region,
                () -> s3.getBucketTagging(r -> r.bucket(bucket)));
    }

    private S3Client client(String region) {
        return clients.computeIfAbsent(region, name -> access.s3Settings(Region.of(name)));
    }

    private void keep(
            AwsCall call, String bucket, String region, Supplier<? extends SdkPojo> attempt)
            throws IOException {
        String path =
                "settings/"
                        + account
                        + "/"
                        + region
                        + "/s3-"
                        + call.operation()
                        + "-"
                        + bucket
                        + ".json";
        ObjectNode response;
        try {
            response = PojoJson.of(patience.call(call, attempt::get));
        } catch (AwsException e) {
            // That there is no such setting is an answer, unless the bucket itself is missing.
            boolean none =
                    e.kind() == AwsException.Kind.MISSING && !e.code().equals("NoSuchBucket");
            if (!none) {
                answers.refused(path, e);
                return;
            }
            response = TrailSettings.request();
            response.putObject("Error").put("Code", e.code());
        }
        Instant at = clock.instant();
        answers.add(
                path,
                new SettingFile(account, region)
                        .ofXml(
                                call,
                                at,
                                TrailSettings.request("Bucket", bucket),
                                response,
                                access.answers().last()),
                at);
    }
}
