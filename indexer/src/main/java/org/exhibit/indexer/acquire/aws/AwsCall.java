package org.exhibit.indexer.acquire.aws;

import java.util.List;
import java.util.Optional;

/// Every call Exhibit makes to AWS. All are reads, but for `sts:AssumeRole`, which makes a session.
/// The policy in `docs/iam-policy.json` is made from this list.
public enum AwsCall {
    LIST_OBJECTS("S3", "ListObjectsV2", "s3:ListBucket"),
    LIST_VERSIONS("S3", "ListObjectVersions", "s3:ListBucketVersions"),
    GET_OBJECT(
            "S3",
            "GetObject",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:GetObjectRetention",
            "s3:GetObjectLegalHold"),
    HEAD_OBJECT(
            "S3",
            "HeadObject",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:GetObjectRetention",
            "s3:GetObjectLegalHold"),
    LIST_BUCKETS("S3", "ListBuckets", "s3:ListAllMyBuckets"),
    BUCKET_LOGGING("S3", "GetBucketLogging", "s3:GetBucketLogging"),
    BUCKET_VERSIONING("S3", "GetBucketVersioning", "s3:GetBucketVersioning"),
    BUCKET_LOCK("S3", "GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
    BUCKET_PUBLIC_ACCESS("S3", "GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
    BUCKET_POLICY_STATUS("S3", "GetBucketPolicyStatus", "s3:GetBucketPolicyStatus"),
    BUCKET_TAGGING("S3", "GetBucketTagging", "s3:GetBucketTagging"),
    LOOKUP_EVENTS("CloudTrail", "LookupEvents", "cloudtrail:LookupEvents"),
    DESCRIBE_TRAILS("CloudTrail", "DescribeTrails", "cloudtrail:DescribeTrails"),
    TRAIL_STATUS("CloudTrail", "GetTrailStatus", "cloudtrail:GetTrailStatus"),
    EVENT_SELECTORS("CloudTrail", "GetEventSelectors", "cloudtrail:GetEventSelectors"),
    INSIGHT_SELECTORS("CloudTrail", "GetInsightSelectors", "cloudtrail:GetInsightSelectors"),
    LIST_EVENT_DATA_STORES("CloudTrail", "ListEventDataStores", "cloudtrail:ListEventDataStores"),
    EVENT_DATA_STORE("CloudTrail", "GetEventDataStore", "cloudtrail:GetEventDataStore"),
    PUBLIC_KEYS("CloudTrail", "ListPublicKeys", "cloudtrail:ListPublicKeys"),
    FLOW_LOGS("EC2", "DescribeFlowLogs", "ec2:DescribeFlowLogs"),
    CALLER_IDENTITY("STS", "GetCallerIdentity"),
    ASSUME_ROLE("STS", "AssumeRole"),
    SSO_ROLE("SSO", "GetRoleCredentials");

    private final String service;
    private final String operation;
    private final List<String> actions;

    AwsCall(String service, String operation, String... actions) {
        this.service = service;
        this.operation = operation;
        this.actions = List.of(actions);
    }

    /// As the AWS SDK names it, e.g. `CloudTrail`.
    public String service() {
        return service;
    }

    /// As the service names it, e.g. `ListObjectsV2`.
    public String operation() {
        return operation;
    }

    /// The IAM actions it needs; none where AWS asks for none of the session itself.
    public List<String> actions() {
        return actions;
    }

    /// As settings and messages write it, e.g. `s3:GetBucketLogging`.
    public String api() {
        return service.toLowerCase(java.util.Locale.ROOT) + ":" + operation;
    }

    /// The call the SDK is about to make, if it is one of these.
    public static Optional<AwsCall> of(String service, String operation) {
        for (AwsCall call : values()) {
            if (call.service.equalsIgnoreCase(service) && call.operation.equals(operation)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }
}
