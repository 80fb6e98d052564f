package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;

/// Logs as people call them.
final class LogNames {
    private LogNames() {}

    /// Log and region; the account stands beside.
    static String of(Lane lane) {
        String where = lane.region().equals(LaneClass.OTHERS) ? "other regions" : lane.region();
        return of(lane.kind()) + ", " + where;
    }

    static String of(LaneClass kind) {
        return switch (kind) {
            case LaneClass.ManagementRead read -> "CloudTrail, reading calls";
            case LaneClass.ManagementWrite write -> "CloudTrail, changes";
            case LaneClass.ManagementOf one -> "CloudTrail, calls of " + one.source();
            case LaneClass.Data data -> "CloudTrail, data events of " + resource(data);
            case LaneClass.NetworkActivity network -> "CloudTrail, network " + network.source();
            case LaneClass.EventHistory history -> "CloudTrail event history";
            case LaneClass.AccessLog log -> "S3 access log of " + rest(log.bucket(), "buckets");
            case LaneClass.FlowLog flow ->
                    "VPC flow log of " + rest(flow.networkInterface(), "interfaces");
        };
    }

    private static String rest(String name, String others) {
        return name.equals(LaneClass.OTHERS) ? "other " + others : name;
    }

    private static String resource(LaneClass.Data data) {
        String type = data.type().substring(data.type().indexOf("::") + 2);
        return data.selector().equals(LaneClass.OTHERS)
                ? "other " + type
                : data.selector().substring(data.selector().lastIndexOf(':') + 1);
    }
}
