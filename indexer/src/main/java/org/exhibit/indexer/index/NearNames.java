package org.exhibit.indexer.index;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query.MetaField;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the name that a mistyped one was probably meant to be. Names that the sources themselves
/// use are never taken for mistakes.
final class NearNames {
    private static final Set<String> OF_SOURCES =
            Set.of(
                    // CloudTrail record contents
                    "eventVersion",
                    "userIdentity",
                    "eventTime",
                    "eventSource",
                    "eventName",
                    "awsRegion",
                    "sourceIPAddress",
                    "userAgent",
                    "errorCode",
                    "errorMessage",
                    "requestParameters",
                    "responseElements",
                    "additionalEventData",
                    "requestID",
                    "eventID",
                    "eventType",
                    "apiVersion",
                    "managementEvent",
                    "readOnly",
                    "resources",
                    "recipientAccountId",
                    "serviceEventDetails",
                    "sharedEventID",
                    "vpcEndpointId",
                    "vpcEndpointAccountId",
                    "eventCategory",
                    "addendum",
                    "sessionCredentialFromConsole",
                    "edgeDeviceDetails",
                    "tlsDetails",
                    "insightDetails",
                    "eventContext",
                    "insightSource",
                    "eventAdditionalDetails",
                    "annotation",
                    "metadata",
                    // S3 server access log
                    "bucketOwner",
                    "bucket",
                    "time",
                    "remoteIp",
                    "requester",
                    "requestId",
                    "operation",
                    "key",
                    "requestUri",
                    "httpStatus",
                    "bytesSent",
                    "objectSize",
                    "totalTimeMs",
                    "turnAroundTimeMs",
                    "referrer",
                    "versionId",
                    "hostId",
                    "signatureVersion",
                    "cipherSuite",
                    "authType",
                    "hostHeader",
                    "tlsVersion",
                    "accessPointArn",
                    "aclRequired",
                    "sourceRegion",
                    // VPC Flow Logs, versions 2 to 10
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status",
                    "vpc-id",
                    "subnet-id",
                    "instance-id",
                    "tcp-flags",
                    "type",
                    "pkt-srcaddr",
                    "pkt-dstaddr",
                    "region",
                    "az-id",
                    "sublocation-type",
                    "sublocation-id",
                    "pkt-src-aws-service",
                    "pkt-dst-aws-service",
                    "flow-direction",
                    "traffic-path",
                    "ecs-cluster-arn",
                    "ecs-cluster-name",
                    "ecs-container-instance-arn",
                    "ecs-container-instance-id",
                    "ecs-container-id",
                    "ecs-second-container-id",
                    "ecs-service-name",
                    "ecs-task-definition-arn",
                    "ecs-task-arn",
                    "ecs-task-id",
                    "reject-reason",
                    "resource-id",
                    "encryption-status");

    private static final List<String> OF_EVENTS = eventNames();

    private NearNames() {}

    private static List<String> eventNames() {
        List<String> names = new ArrayList<>();
        for (EventField field : EventField.values()) {
            names.add(field.jsonName());
        }
        for (MetaField field : MetaField.values()) {
            names.add(field.jsonName());
        }
        return List.copyOf(names);
    }

    /// The nearest known name, or null where the name is known or like none.
    static @Nullable String of(String name) {
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        if (OF_SOURCES.contains(head)) {
            return null;
        }
        String near = nearest(name, OF_EVENTS);
        if (near != null) {
            return near;
        }
        String top = nearest(head, OF_SOURCES.stream().sorted().toList());
        return top == null ? null : top + name.substring(head.length());
    }

    private static @Nullable String nearest(String name, List<String> known) {
        String best = null;
        int least = allowed(name) + 1;
        for (String candidate : known) {
            if (candidate.equalsIgnoreCase(name) || candidate.endsWith('.' + name)) {
                return candidate;
            }
            int distance =
                    Math.abs(candidate.length() - name.length()) < least
                            ? distance(name, candidate)
                            : least;
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int allowed(String name) {
        if (name.length() < 4) {
            return 0;
        }
        return name.length() < 8 ? 1 : 2;
    }

    /// Insertions, deletions, replacements and swapped neighbours that lead from one to the other.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
