package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.line.Column;
import org.jspecify.annotations.Nullable;

/// The 27 columns of an S3 server access log line, in their order. New ones are only ever appended
/// by AWS, so a line may stop after any from `VERSION_ID` on.
enum AccessColumn {
    BUCKET_OWNER("bucketOwner", Kind.REPEATED, null),
    BUCKET("bucket", Kind.REPEATED, EventField.BUCKET),
    TIME("time", Kind.TEXT, null),
    REMOTE_IP("remoteIp", Kind.REPEATED, EventField.IP),
    REQUESTER("requester", Kind.REPEATED, null),
    REQUEST_ID("requestId", Kind.TEXT, EventField.REQUEST_ID),
    OPERATION("operation", Kind.REPEATED, EventField.ACTION),
    KEY("key", Kind.TEXT, null),
    REQUEST_URI("requestUri", Kind.TEXT, null),
    HTTP_STATUS("httpStatus", Kind.REPEATED_NUMBER, EventField.STATUS),
    ERROR_CODE("errorCode", Kind.REPEATED, EventField.ERROR),
    BYTES_SENT("bytesSent", Kind.NUMBER, EventField.BYTES_OUT),
    OBJECT_SIZE("objectSize", Kind.NUMBER, EventField.OBJECT_SIZE),
    TOTAL_TIME("totalTimeMs", Kind.REPEATED_NUMBER, null),
    TURN_AROUND_TIME("turnAroundTimeMs", Kind.REPEATED_NUMBER, null),
    REFERRER("referrer", Kind.REPEATED, null),
    USER_AGENT("userAgent", Kind.REPEATED, EventField.USER_AGENT),
    VERSION_ID("versionId", Kind.TEXT, EventField.VERSION),
    HOST_ID("hostId", Kind.TEXT, EventField.HOST_ID),
    SIGNATURE_VERSION("signatureVersion", Kind.REPEATED, null),
    CIPHER_SUITE("cipherSuite", Kind.REPEATED, null),
    AUTH_TYPE("authType", Kind.REPEATED, null),
    HOST_HEADER("hostHeader", Kind.REPEATED, null),
    TLS_VERSION("tlsVersion", Kind.REPEATED, null),
    ACCESS_POINT_ARN("accessPointArn", Kind.REPEATED, null),
    ACL_REQUIRED("aclRequired", Kind.REPEATED, null),
    SOURCE_REGION("sourceRegion", Kind.REPEATED, null);

    /// How many columns the oldest lines have.
    static final int FEWEST = VERSION_ID.ordinal() + 1;

    static final int COUNT = values().length;

    private enum Kind {
        TEXT,
        NUMBER,
        REPEATED,
        REPEATED_NUMBER
    }

    private final Column column;
    private final @Nullable EventField target;

    AccessColumn(String path, Kind kind, @Nullable EventField target) {
        this.column =
                Column.of(
                        path,
                        ordinal(),
                        kind == Kind.NUMBER || kind == Kind.REPEATED_NUMBER,
                        kind == Kind.REPEATED || kind == Kind.REPEATED_NUMBER);
        this.target = target;
    }

    /// The event's field that takes this column's value as it is, or null.
    @Nullable EventField target() {
        return target;
    }

    Column column() {
        return column;
    }

    String path() {
        return column.path();
    }
}
