package org.exhibit.indexer.format.flow;

import org.exhibit.indexer.event.EventField;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields AWS documents for flow logs, versions 2 to 11 and Transit Gateway (6), with what
/// their values are.
///
/// Source: Amazon VPC User Guide, "Flow log records"; Amazon VPC Transit Gateways, "Transit Gateway
/// Flow Log records".
enum FlowField {
    VERSION("version", Shape.NUMBER, null),
    ACCOUNT_ID("account-id", Shape.ACCOUNT, EventField.ACCOUNT),
    INTERFACE_ID("interface-id", Shape.INTERFACE, EventField.INTERFACE),
    SRCADDR("srcaddr", Shape.ADDRESS, EventField.IP),
    DSTADDR("dstaddr", Shape.ADDRESS, EventField.DST_IP),
    SRCPORT("srcport", Shape.PORT, EventField.SRC_PORT),
    DSTPORT("dstport", Shape.PORT, EventField.DST_PORT),
    PROTOCOL("protocol", Shape.PROTOCOL, EventField.PROTOCOL),
    PACKETS("packets", Shape.COUNT, EventField.PACKETS),
    BYTES("bytes", Shape.COUNT, EventField.BYTES_OUT),
    START("start", Shape.SECONDS, EventField.TIME),
    END("end", Shape.SECONDS, EventField.END),
    ACTION("action", Shape.ACTION, EventField.ACTION),
    LOG_STATUS("log-status", Shape.STATUS, EventField.FLOW_STATUS),
    VPC_ID("vpc-id"),
    SUBNET_ID("subnet-id"),
    INSTANCE_ID("instance-id"),
    TCP_FLAGS("tcp-flags", Shape.NUMBER, null),
    TYPE("type"),
    PKT_SRCADDR("pkt-srcaddr", Shape.ADDRESS, null),
    PKT_DSTADDR("pkt-dstaddr", Shape.ADDRESS, null),
    REGION("region", Shape.TEXT, EventField.REGION),
    AZ_ID("az-id"),
    SUBLOCATION_TYPE("sublocation-type"),
    SUBLOCATION_ID("sublocation-id"),
    PKT_SRC_AWS_SERVICE("pkt-src-aws-service"),
    PKT_DST_AWS_SERVICE("pkt-dst-aws-service"),
    FLOW_DIRECTION("flow-direction"),
    TRAFFIC_PATH("traffic-path", Shape.NUMBER, null),
    ECS_CLUSTER_ARN("ecs-cluster-arn"),
    ECS_CLUSTER_NAME("ecs-cluster-name"),
    ECS_CONTAINER_INSTANCE_ARN("ecs-container-instance-arn"),
    ECS_CONTAINER_INSTANCE_ID("ecs-container-instance-id"),
    ECS_CONTAINER_ID("ecs-container-id"),
    ECS_SECOND_CONTAINER_ID("ecs-second-container-id"),
    ECS_SERVICE_NAME("ecs-service-name"),
    ECS_TASK_DEFINITION_ARN("ecs-task-definition-arn"),
    ECS_TASK_ARN("ecs-task-arn"),
    ECS_TASK_ID("ecs-task-id"),
    REJECT_REASON("reject-reason"),
    RESOURCE_ID("resource-id"),
    ENCRYPTION_STATUS("encryption-status", Shape.NUMBER, null),
    INSTANCE_TAG("instance-tag"),
    INSTANCE_TAG_2("instance-tag-2"),
    INTERFACE_TAG("interface-tag"),
    INTERFACE_TAG_2("interface-tag-2"),
    ASG_TAG("asg-tag"),
    ASG_TAG_2("asg-tag-2"),
    INTERFACE_TYPE("interface-type"),
    NEXT_HOP_INTERFACE_ID("next-hop-interface-id"),
    NEXT_HOP_SUBNET_ID("next-hop-subnet-id"),
    NEXT_HOP_AZ_ID("next-hop-az-id"),
    NEXT_HOP_VPC_ID("next-hop-vpc-id"),
    NEXT_HOP_INTERFACE_TYPE("next-hop-interface-type"),
    RESOURCE_TYPE("resource-type"),
    TGW_ID("tgw-id"),
    TGW_ATTACHMENT_ID("tgw-attachment-id"),
    TGW_SRC_VPC_ACCOUNT_ID("tgw-src-vpc-account-id"),
    TGW_DST_VPC_ACCOUNT_ID("tgw-dst-vpc-account-id"),
    TGW_SRC_VPC_ID("tgw-src-vpc-id"),
    TGW_DST_VPC_ID("tgw-dst-vpc-id"),
    TGW_SRC_SUBNET_ID("tgw-src-subnet-id"),
    TGW_DST_SUBNET_ID("tgw-dst-subnet-id"),
    TGW_SRC_ENI("tgw-src-eni"),
    TGW_DST_ENI("tgw-dst-eni"),
    TGW_SRC_AZ_ID("tgw-src-az-id"),
    TGW_DST_AZ_ID("tgw-dst-az-id"),
    TGW_PAIR_ATTACHMENT_ID("tgw-pair-attachment-id"),
    PACKETS_LOST_NO_ROUTE("packets-lost-no-route", Shape.COUNT, null),
    PACKETS_LOST_BLACKHOLE("packets-lost-blackhole", Shape.COUNT, null),
    PACKETS_LOST_MTU_EXCEEDED("packets-lost-mtu-exceeded", Shape.COUNT, null),
    PACKETS_LOST_TTL_EXPIRED("packets-lost-ttl-expired", Shape.COUNT, null);

    private static final Map<String, FlowField> BY_WORD = new HashMap<>();

    static {
        for (FlowField field : values()) {
            BY_WORD.put(field.word, field);
        }
    }

    private final String word;
    private final Shape shape;
    private final @Nullable EventField target;

    FlowField(String word) {
        this(word, Shape.TEXT, null);
    }

    FlowField(String word, Shape shape, @Nullable EventField target) {
        this.word = word;
        this.shape = shape;
        this.target = target;
    }

    static Optional<FlowField> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /// The name in headers and format strings.
    String word() {
        return word;
    }

    Shape shape() {
        return shape;
    }

    /// The event's field that takes this value, or null.
    @Nullable EventField target() {
        return target;
    }

    /// Whether a file has far fewer different values of it than rows.
    boolean repeats() {
        return shape != Shape.COUNT && shape != Shape.PORT;
    }

    /// Whether the name alone speaks for a flow log: `start` or `type` may head any table.
    boolean distinctive() {
        return word.indexOf('-') >= 0 || shape == Shape.ADDRESS || shape == Shape.PORT;
    }
}
