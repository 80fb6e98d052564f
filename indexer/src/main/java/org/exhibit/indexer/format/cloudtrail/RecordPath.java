package org.exhibit.indexer.format.cloudtrail;

import java.util.HashMap;
import java.util.Map;

/// The paths of a CloudTrail record, and of its envelopes, that the event's named fields come from.
enum RecordPath {
    EVENT_TIME("eventTime"),
    EVENT_VERSION("eventVersion"),
    EVENT_SOURCE("eventSource"),
    EVENT_NAME("eventName"),
    EVENT_ID("eventID"),
    /// As aggregated events write it.
    EVENT_ID_AGGREGATED("eventId"),
    EVENT_TYPE("eventType"),
    EVENT_CATEGORY("eventCategory"),
    MANAGEMENT_EVENT("managementEvent"),
    REGION("awsRegion"),
    SOURCE_ADDRESS("sourceIPAddress"),
    USER_AGENT("userAgent"),
    ERROR_CODE("errorCode"),
    REQUEST_ID("requestID"),
    RECIPIENT_ACCOUNT("recipientAccountId"),
    /// As aggregated events write it.
    ACCOUNT_AGGREGATED("accountId"),
    WINDOW_START("timeWindow.windowStart"),
    WINDOW_END("timeWindow.windowEnd"),

    IDENTITY_TYPE("userIdentity.type"),
    PRINCIPAL_ID("userIdentity.principalId"),
    IDENTITY_ARN("userIdentity.arn"),
    IDENTITY_ACCOUNT("userIdentity.accountId"),
    ACCESS_KEY("userIdentity.accessKeyId"),
    USER_NAME("userIdentity.userName"),
    INVOKED_BY("userIdentity.invokedBy"),
    ISSUER_ARN("userIdentity.sessionContext.sessionIssuer.arn"),
    ISSUER_NAME("userIdentity.sessionContext.sessionIssuer.userName"),

    BUCKET("requestParameters.bucketName"),
    KEY("requestParameters.key"),
    VERSION("requestParameters.versionId"),
    RESOURCE_ARN("resources.ARN"),
    HOST_ID("additionalEventData.x-amz-id-2"),
    /// As S3 Express One Zone writes it.
    HOST_ID_EXPRESS("additionalEventData.xAmzId2"),
    BYTES_IN("additionalEventData.bytesTransferredIn"),
    BYTES_OUT("additionalEventData.bytesTransferredOut"),

    DETAIL("detail"),
    LOOKED_UP("CloudTrailEvent"),
    MESSAGE("message"),
    AWSLOGS_DATA("awslogs.data"),
    KINESIS_DATA("kinesis.data");

    private static final RecordPath[] ALL = values();

    private final String path;

    RecordPath(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// JSON pointer from the object to this path.
    String pointer() {
        return '/' + path.replace('.', '/');
    }

    int tag() {
        return ordinal() + 1;
    }

    static RecordPath ofTag(int tag) {
        return ALL[tag - 1];
    }

    static Map<String, Integer> tags() {
        Map<String, Integer> tags = new HashMap<>();
        for (RecordPath path : ALL) {
            tags.put(path.path, path.tag());
        }
        return tags;
    }
}
