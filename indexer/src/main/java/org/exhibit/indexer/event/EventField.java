package org.exhibit.indexer.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The dictionary of an event's named fields, in the order they are printed.
public enum EventField {
    TIME(
            "time",
            Type.TIME,
            false,
            "Instant of the record: completed (CloudTrail), received (S3), window start (flow)"),
    END("end", Type.TIME, false, "End of a flow record's window, exclusive"),
    SOURCE("source", Type.KEYWORD, true, "Log source: cloudtrail, s3-access, vpc-flow"),
    CATEGORY(
            "category",
            Type.KEYWORD,
            true,
            "Management, Data, NetworkActivity, Insight, Aggregated; Access; Flow"),
    ACTION(
            "action",
            Type.KEYWORD,
            true,
            "CloudTrail eventName, S3 operation, flow ACCEPT or REJECT"),
    SERVICE("service", Type.KEYWORD, true, "CloudTrail eventSource; s3.amazonaws.com; vpc"),
    ACCOUNT("account", Type.KEYWORD, true, "Account that received the record"),
    REGION("region", Type.KEYWORD, true, "AWS Region code"),
    ACTOR_TYPE("actor.type", Type.KEYWORD, true, "Kind of identity, as AWS writes it"),
    ACTOR_ARN("actor.arn", Type.KEYWORD, true, "ARN of the identity"),
    ACTOR_NAME("actor.name", Type.KEYWORD, true, "User name, role name, service or canonical id"),
    ACTOR_ACCOUNT("actor.account", Type.KEYWORD, true, "Account the identity belongs to"),
    ACTOR_SESSION("actor.session", Type.KEYWORD, true, "Role session name"),
    ACTOR_ACCESS_KEY("actor.accessKey", Type.KEYWORD, true, "Access key id"),
    ACTOR_ISSUER(
            "actor.issuer", Type.KEYWORD, true, "ARN of the role or user that issued the session"),
    IP("ip", Type.ADDRESS, true, "Source address as written; flow srcaddr"),
    USER_AGENT("userAgent", Type.KEYWORD, true, "User agent as written"),
    BUCKET("bucket", Type.KEYWORD, true, "S3 bucket"),
    KEY("key", Type.KEYWORD, true, "S3 object key, decoded"),
    VERSION("version", Type.KEYWORD, false, "S3 object version id"),
    OBJECT("object", Type.KEYWORD, true, "s3://bucket/key, or the ARN acted on"),
    REQUEST_ID("requestId", Type.KEYWORD, false, "AWS request id"),
    EVENT_ID("eventId", Type.KEYWORD, false, "CloudTrail eventID"),
    HOST_ID("hostId", Type.KEYWORD, false, "S3 extended request id (x-amz-id-2)"),
    STATUS("status", Type.NUMBER, true, "HTTP status"),
    ERROR("error", Type.KEYWORD, true, "Error code; absent on success"),
    BYTES_IN("bytesIn", Type.NUMBER, false, "Bytes received from the requester"),
    BYTES_OUT(
            "bytesOut", Type.NUMBER, false, "Bytes sent to the requester; flow: bytes sent by ip"),
    OBJECT_SIZE("objectSize", Type.NUMBER, false, "Size of the whole object in bytes"),
    DST_IP("dstIp", Type.ADDRESS, true, "Flow dstaddr"),
    SRC_PORT("srcPort", Type.NUMBER, true, "Flow source port"),
    DST_PORT("dstPort", Type.NUMBER, true, "Flow destination port"),
    PROTOCOL("protocol", Type.NUMBER, true, "IANA protocol number"),
    PACKETS("packets", Type.NUMBER, false, "Packets in the window"),
    INTERFACE("interface", Type.KEYWORD, true, "Network interface id"),
    FLOW_STATUS("flowStatus", Type.KEYWORD, true, "OK, NODATA, SKIPDATA"),
    PRECISION("precision", Type.KEYWORD, true, "Precision of time: second, millisecond or window");

    /// How a field's values compare.
    public enum Type {
        /// Exact text.
        KEYWORD,
        /// A signed 64-bit integer.
        NUMBER,
        /// Milliseconds since 1970-01-01T00:00Z.
        TIME,
        /// Text that is often, not always, an IPv4 or IPv6 address.
        ADDRESS
    }

    private static final Map<String, EventField> BY_NAME = new HashMap<>();

    static {
        for (EventField field : values()) {
            BY_NAME.put(field.jsonName, field);
        }
    }

    private final String jsonName;
    private final Type type;
    private final boolean facet;
    private final String meaning;

    EventField(String jsonName, Type type, boolean facet, String meaning) {
        this.jsonName = jsonName;
        this.type = type;
        this.facet = facet;
        this.meaning = meaning;
    }

    /// The name in JSON and queries.
    public String jsonName() {
        return jsonName;
    }

    public Type type() {
        return type;
    }

    /// Whether values can be counted (`--facet`).
    public boolean facet() {
        return facet;
    }

    /// One phrase for help texts.
    public String meaning() {
        return meaning;
    }

    /// Whether the value is held as a 64-bit integer.
    public boolean numeric() {
        return type == Type.NUMBER || type == Type.TIME;
    }

    public static Optional<EventField> named(String jsonName) {
        return Optional.ofNullable(BY_NAME.get(jsonName));
    }
}
