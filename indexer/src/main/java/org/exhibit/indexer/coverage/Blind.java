package org.exhibit.indexer.coverage;

import java.util.List;

/// What each log never holds, whatever its status: notes that stand beside its lanes.
final class Blind {
    private static final String ENDPOINT =
            "Requests that a VPC endpoint's policy denied are not in it; only network activity"
                    + " events show them.";

    private Blind() {}

    static List<String> of(LaneClass kind) {
        return switch (kind) {
            case LaneClass.ManagementRead read -> management();
            case LaneClass.ManagementWrite write -> management();
            case LaneClass.ManagementOf one -> management();
            case LaneClass.Data data ->
                    data.type().equals(Arns.S3_OBJECT)
                            ? List.of(
                                    "Expirations and transitions by lifecycle rules are not in"
                                            + " CloudTrail.",
                                    "DeleteObjects is recorded without the keys that it deleted.",
                                    "Requests that failed authentication are not in CloudTrail.",
                                    ENDPOINT)
                            : List.of(
                                    "What was sent to and answered by a model (InvokeModel,"
                                            + " InvokeEndpoint) is not in CloudTrail.");
            case LaneClass.NetworkActivity network ->
                    List.of("It holds no parameters: which object was asked for is not told.");
            case LaneClass.AccessLog log ->
                    List.of(
                            "Malformed requests are not in it.",
                            ENDPOINT,
                            "It names no access key, so it never proves which session asked.");
            case LaneClass.FlowLog flow ->
                    List.of(
                            "Traffic to Amazon's resolver, to instance metadata, DHCP and mirrored"
                                    + " traffic is not in it.");
            case LaneClass.EventHistory history ->
                    List.of("It holds management events of 90 days, and no data events.");
        };
    }

    private static List<String> management() {
        return List.of(
                "Requests that failed authentication are not in CloudTrail.",
                "Calls in accounts that were not collected are in those accounts' logs only.");
    }
}
