package org.exhibit.app.ui.overview;

import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// One strip: a lane, or the two lanes of an account's management events where they say the same.
///
/// @param name of the log, for people
/// @param place account and region, shortened
/// @param spans joined as people read them
/// @param query for the lane's records, null where records do not tell
/// @param histogram of them over the time of the case, null where there are none
/// @param events how many there are
record CoverageRow(
        LaneCoverage lane,
        String name,
        String place,
        List<LaneSpan> spans,
        @Nullable Query query,
        @Nullable Histogram histogram,
        long events) {

    SourceKind source() {
        return lane.lane().kind().records();
    }

    static String name(LaneClass kind) {
        return switch (kind) {
            case LaneClass.AccessLog log -> "S3 access " + log.bucket();
            case LaneClass.FlowLog flow ->
                    flow.networkInterface().equals(LaneClass.OTHERS)
                            ? "VPC Flow, others"
                            : "VPC Flow " + flow.networkInterface();
            case LaneClass.ManagementRead read -> "CT reading calls";
            case LaneClass.ManagementWrite write -> "CT changes";
            case LaneClass.ManagementOf one -> "CT " + one.source();
            case LaneClass.Data data -> "CT data " + resource(data);
            case LaneClass.NetworkActivity network -> "CT network " + network.source();
            case LaneClass.EventHistory history -> "CT event history";
        };
    }

    private static String resource(LaneClass.Data data) {
        String type = data.type().substring(data.type().indexOf("::") + 2);
        return data.selector().equals(LaneClass.OTHERS)
                ? type + ", others"
                : data.selector().substring(data.selector().lastIndexOf(':') + 1);
    }

    static String place(Lane lane) {
        String account = lane.account();
        String end = account.length() > 4 ? "…" + account.substring(account.length() - 4) : account;
        return end + ' ' + lane.region();
    }
}
