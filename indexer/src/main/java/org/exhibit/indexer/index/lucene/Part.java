package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;

/// The parts of a record whose values recur together: a caller's identity, the settings of a
/// connection, what a kind of call always says. A guess that costs room where it is wrong, never a
/// hit.
enum Part {
    /// The role or user, which has many sessions.
    WHO,
    /// One session of it, and where it calls from.
    SESSION,
    WHAT,
    CLIENT,
    REQUEST,
    RESPONSE,
    EXTRA,
    RESOURCES,
    OTHER,
    /// Recurs by itself.
    ALONE;

    static Part of(SourceKind source, String path) {
        return switch (source) {
            case CLOUDTRAIL -> ofCloudTrail(path);
            case S3_ACCESS -> ofAccess(path);
            case VPC_FLOW -> ofFlow(path);
        };
    }

    private static Part ofCloudTrail(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return WHAT;
        }
        return switch (path.substring(0, dot)) {
            case "userIdentity" ->
                    switch (path) {
                        case "userIdentity.principalId",
                                "userIdentity.arn",
                                "userIdentity.accessKeyId",
                                "userIdentity.sessionContext.attributes.creationDate" ->
                                SESSION;
                        default -> WHO;
                    };
            case "tlsDetails" -> CLIENT;
            case "requestParameters" -> REQUEST;
            case "responseElements" -> RESPONSE;
            case "additionalEventData" -> EXTRA;
            case "resources" -> RESOURCES;
            default -> OTHER;
        };
    }

    private static Part ofAccess(String path) {
        return switch (path) {
            case "requester" -> SESSION;
            case "signatureVersion",
                    "cipherSuite",
                    "authType",
                    "tlsVersion",
                    "accessPointArn",
                    "aclRequired",
                    "sourceRegion" ->
                    CLIENT;
            case "bucketOwner", "hostHeader" -> REQUEST;
            case "totalTimeMs", "turnAroundTimeMs" -> ALONE;
            default -> WHAT;
        };
    }

    private static Part ofFlow(String path) {
        return switch (path) {
            case "vpc-id", "subnet-id", "instance-id", "az-id" -> WHO;
            case "pkt-srcaddr", "pkt-dstaddr" -> ALONE;
            default -> WHAT;
        };
    }

    static Part of(SourceKind source, EventField field) {
        return switch (field) {
            case ACTOR_TYPE, ACTOR_NAME, ACTOR_ACCOUNT, ACTOR_ISSUER, INTERFACE -> WHO;
            case ACTOR_ARN, ACTOR_SESSION, ACTOR_ACCESS_KEY -> SESSION;
            case IP -> source == SourceKind.VPC_FLOW ? ALONE : SESSION;
            case ACCOUNT -> source == SourceKind.VPC_FLOW ? WHO : WHAT;
            case BUCKET, OBJECT -> REQUEST;
            case USER_AGENT -> source == SourceKind.S3_ACCESS ? CLIENT : ALONE;
            case CATEGORY,
                    ACTION,
                    SERVICE,
                    REGION,
                    STATUS,
                    ERROR,
                    PROTOCOL,
                    FLOW_STATUS,
                    PRECISION,
                    SOURCE ->
                    WHAT;
            case TIME,
                    END,
                    KEY,
                    VERSION,
                    REQUEST_ID,
                    EVENT_ID,
                    HOST_ID,
                    BYTES_IN,
                    BYTES_OUT,
                    OBJECT_SIZE,
                    DST_IP,
                    SRC_PORT,
                    DST_PORT,
                    PACKETS ->
                    ALONE;
        };
    }
}
