package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.LaneClass.Access;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Gaps of the logs that a search asks for, as lists of events mark them.
class UnloggedStretchesTest {
    private static final String ONE = "111111111111";
    private static final String TWO = "222222222222";
    private static final Proof STOP =
            new Proof.Event(
                    "ab".repeat(16), hour(8), "StopLogging", Citation.parse("E-01/abcdefgh#4"));

    private final List<LaneCoverage> lanes = new ArrayList<>();

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-10T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static LaneSpan span(
            int from, int to, CoverageStatus status, String cause, Proof... proofs) {
        return new LaneSpan(
                new Interval(hour(from), hour(to)), status, new Basis(cause, List.of(proofs)));
    }

    private void lane(String account, String region, LaneClass kind, LaneSpan... spans) {
        lanes.add(new LaneCoverage(new Lane(account, region, kind), List.of(spans), List.of()));
    }

    /// A trail stopped at 8 and started at 14; calls that read and calls that change alike.
    private void stoppedTrail() {
        for (LaneClass kind :
                List.of(new LaneClass.ManagementRead(), new LaneClass.ManagementWrite())) {
            lane(
                    ONE,
                    "eu-west-1",
                    kind,
                    span(0, 7, CoverageStatus.PRESUMED, "on"),
                    span(7, 8, CoverageStatus.PARTIAL, "round StopLogging", STOP),
                    span(8, 13, CoverageStatus.NOT_COLLECTED, "trail t was stopped", STOP),
                    span(13, 14, CoverageStatus.PARTIAL, "round StartLogging"),
                    span(14, 24, CoverageStatus.PRESUMED, "on"));
        }
    }

    private List<UnloggedStretch> found(String query, TimeRange range) throws QuerySyntaxException {
        Coverage coverage =
                new Coverage(new Interval(hour(0), hour(24)), lanes, Map.of(), List.of());
        Query asked = query.isEmpty() ? new Query.All() : QueryParser.parse(query);
        return UnloggedStretches.of(
                coverage, new Search(asked, range, Search.Order.TIME_ASCENDING));
    }

    private List<String> told(String query) throws QuerySyntaxException {
        return found(query, TimeRange.ALL).stream()
                .map(one ->
                        one.what()
                                + " "
                                + one.interval().from()
                                + "/"
                                + one.interval().to()
                                + " "
                                + one.kind()
                                + " "
                                + one.reason())
                .toList();
    }

    @Test
    void joinsLogsThatStoppedTogetherAndTheEdgesOfTheChange() throws Exception {
        stoppedTrail();

        assertThat(told(""))
                .containsExactly(
                        "CloudTrail of 111111111111 in eu-west-1, 2 logs"
                                + " 2026-03-10T07:00:00Z/2026-03-10T14:00:00Z LOGGING_OFF"
                                + " trail t was stopped, in part round the change: StopLogging"
                                + " E-01/abcdefgh#4");
        assertThat(found("", TimeRange.ALL).getFirst().evidence()).containsExactly("ab".repeat(16));
    }

    @Test
    void keepsNeighboursApartWhoseReasonsDiffer() throws Exception {
        lane(
                TWO,
                "us-east-1",
                new LaneClass.AccessLog("mix"),
                span(0, 4, CoverageStatus.UNKNOWN, "no configuration"),
                span(4, 9, CoverageStatus.NOT_COLLECTED, "logging off"),
                span(9, 24, CoverageStatus.BEST_EFFORT, "logging on"));

        assertThat(told(""))
                .containsExactly(
                        "S3 access log of mix 2026-03-10T00:00:00Z/2026-03-10T04:00:00Z"
                                + " NO_CONFIGURATION no configuration",
                        "S3 access log of mix 2026-03-10T04:00:00Z/2026-03-10T09:00:00Z"
                                + " NOT_ENABLED logging off");
    }

    @Test
    void putsLogsThatWereNeverThereIntoOne() throws Exception {
        for (String bucket : List.of("a", "b", "c")) {
            lane(
                    TWO,
                    "us-east-1",
                    new LaneClass.AccessLog(bucket),
                    span(0, 24, CoverageStatus.UNKNOWN, "no log of " + bucket));
        }

        assertThat(told(""))
                .containsExactly(
                        "S3 access logs of 3 buckets 2026-03-10T00:00:00Z/2026-03-11T00:00:00Z"
                                + " NO_CONFIGURATION no configuration known");
    }

    @Test
    void leavesOutLogsThatTheQueryDoesNotAskFor() throws Exception {
        stoppedTrail();
        lane(
                TWO,
                "us-east-1",
                new LaneClass.AccessLog("mix"),
                span(0, 8, CoverageStatus.NOT_COLLECTED, "off"),
                span(8, 24, CoverageStatus.BEST_EFFORT, "on"));
        lane(
                TWO,
                "us-east-1",
                new LaneClass.Data("AWS::S3::Object", "arn:aws:s3:::phi/", Access.ALL),
                span(0, 2, CoverageStatus.UNKNOWN, "no file"),
                span(2, 24, CoverageStatus.PRESUMED, "on"));
        lane(
                TWO,
                "us-east-1",
                new LaneClass.FlowLog("eni-1"),
                span(0, 3, CoverageStatus.UNKNOWN, "no file"),
                span(3, 24, CoverageStatus.BEST_EFFORT, "on"));

        assertThat(sources("source:s3-access")).containsExactly("S3 access log of mix");
        assertThat(sources("NOT source:s3-access"))
                .containsExactly(
                        "CloudTrail (data events, s3://phi) of 222222222222 in us-east-1",
                        "VPC flow log of eni-1",
                        "CloudTrail of 111111111111 in eu-west-1, 2 logs");
        assertThat(sources("bucket:mix"))
                .containsExactly(
                        "S3 access log of mix", "CloudTrail of 111111111111 in eu-west-1, 2 logs");
        assertThat(sources("object:s3://phi/scans/* AND account:222222222222"))
                .containsExactly("CloudTrail (data events, s3://phi) of 222222222222 in us-east-1");
        assertThat(sources("interface:eni-1 OR interface:eni-9"))
                .containsExactly("VPC flow log of eni-1");
        assertThat(sources("region:us-east-1 AND source:cloudtrail"))
                .containsExactly("CloudTrail (data events, s3://phi) of 222222222222 in us-east-1");
        assertThat(sources("ip:10.0.0.0/8")).hasSize(4);
    }

    private List<String> sources(String query) throws QuerySyntaxException {
        return found(query, TimeRange.ALL).stream().map(UnloggedStretch::what).toList();
    }

    @Test
    void leavesOutWhatLiesBesideTheSpanAskedForAndCutsNothing() throws Exception {
        stoppedTrail();

        assertThat(found("", new TimeRange(hour(13), hour(20))))
                .extracting(UnloggedStretch::interval)
                .containsExactly(new Interval(hour(7), hour(14)));
        assertThat(found("", new TimeRange(hour(14), hour(20)))).isEmpty();
        assertThat(found("", new TimeRange(null, hour(7)))).isEmpty();
    }

    @Test
    void theHistoryIsNoLogThatStops() throws Exception {
        lane(
                ONE,
                "eu-west-1",
                new LaneClass.EventHistory(),
                span(0, 24, CoverageStatus.UNKNOWN, "not asked"));

        assertThat(told("")).isEmpty();
    }

    private String named(LaneClass kind) throws QuerySyntaxException {
        lanes.clear();
        lane(ONE, "eu-west-1", kind, span(0, 24, CoverageStatus.UNKNOWN, "no file"));
        return found("", TimeRange.ALL).getFirst().what();
    }

    @Test
    void namesEveryKindOfLog() throws Exception {
        String there = " of 111111111111 in eu-west-1";
        assertThat(named(new LaneClass.ManagementRead()))
                .isEqualTo("CloudTrail (calls that read)" + there);
        assertThat(named(new LaneClass.ManagementWrite()))
                .isEqualTo("CloudTrail (calls that change)" + there);
        assertThat(named(new LaneClass.ManagementOf("kms.amazonaws.com")))
                .isEqualTo("CloudTrail (kms.amazonaws.com)" + there);
        assertThat(named(new LaneClass.Data("AWS::S3::Object", "*", Access.READ)))
                .isEqualTo("CloudTrail (data events, AWS::S3::Object)" + there);
        assertThat(named(new LaneClass.Data("AWS::Lambda::Function", "arn:x", Access.ALL)))
                .isEqualTo("CloudTrail (data events, arn:x)" + there);
        assertThat(named(new LaneClass.NetworkActivity("s3.amazonaws.com")))
                .isEqualTo("CloudTrail (network, s3.amazonaws.com)" + there);
        assertThat(named(new LaneClass.FlowLog("*")))
                .isEqualTo("VPC flow logs of other network interfaces");
    }

    @Test
    void namesSeveralLogsByWhatTheyShare() throws Exception {
        LaneSpan none = span(0, 24, CoverageStatus.UNKNOWN, "no file");
        lane(ONE, "eu-west-1", new LaneClass.ManagementRead(), none);
        lane(ONE, "us-east-1", new LaneClass.ManagementRead(), none);
        assertThat(sources("")).containsExactly("CloudTrail of 111111111111 in 2 regions, 2 logs");
        lane(TWO, "us-east-1", new LaneClass.ManagementRead(), none);
        assertThat(sources("")).containsExactly("CloudTrail of 2 accounts, 3 logs");
        lanes.clear();
        lane(ONE, "*", new LaneClass.ManagementRead(), none);
        assertThat(sources(""))
                .containsExactly("CloudTrail (calls that read) of 111111111111 in other regions");
        lanes.clear();
        lane(ONE, "eu-west-1", new LaneClass.FlowLog("eni-1"), none);
        lane(ONE, "eu-west-1", new LaneClass.FlowLog("eni-2"), none);
        assertThat(sources("")).containsExactly("VPC flow logs of 2 network interfaces");
    }

    @Test
    void aGapsKindFollowsFromItsStatusAndWhatProvesIt() {
        Proof status =
                new Proof.Setting(
                        Digest.of(new byte[1]), "s.json", "cloudtrail:GetTrailStatus", hour(3));
        Proof list =
                new Proof.Setting(
                        Digest.of(new byte[1]), "s.json", "cloudtrail:DescribeTrails", hour(3));
        assertThat(kind(CoverageStatus.COVERED)).isEqualTo(GapKind.NONE);
        assertThat(kind(CoverageStatus.PRESUMED)).isEqualTo(GapKind.NONE);
        assertThat(kind(CoverageStatus.BEST_EFFORT)).isEqualTo(GapKind.IN_PART);
        assertThat(kind(CoverageStatus.PARTIAL)).isEqualTo(GapKind.IN_PART);
        assertThat(kind(CoverageStatus.LOST)).isEqualTo(GapKind.FILES_MISSING);
        assertThat(kind(CoverageStatus.NOT_COLLECTED)).isEqualTo(GapKind.NOT_ENABLED);
        assertThat(kind(CoverageStatus.NOT_COLLECTED, list)).isEqualTo(GapKind.NOT_ENABLED);
        assertThat(kind(CoverageStatus.NOT_COLLECTED, status)).isEqualTo(GapKind.LOGGING_OFF);
        assertThat(kind(CoverageStatus.NOT_COLLECTED, STOP)).isEqualTo(GapKind.LOGGING_OFF);
        assertThat(kind(CoverageStatus.UNKNOWN)).isEqualTo(GapKind.NO_CONFIGURATION);
        assertThat(kind(CoverageStatus.UNKNOWN, list)).isEqualTo(GapKind.FILES_MISSING);
    }

    private static GapKind kind(CoverageStatus status, Proof... proofs) {
        return GapKind.of(span(0, 24, status, "c", proofs));
    }

    @Test
    void aLanesShareIsTheTimeInWhichSilenceMeansSomething() {
        lane(
                ONE,
                "eu-west-1",
                new LaneClass.ManagementRead(),
                span(0, 6, CoverageStatus.COVERED, "on"),
                span(6, 24, CoverageStatus.UNKNOWN, "no file"));
        assertThat(lanes.getFirst().share()).isEqualTo(0.25);
        assertThat(lanes.getFirst().gaps())
                .containsExactly(span(6, 24, CoverageStatus.UNKNOWN, "no file"));
        lane(ONE, "eu-west-1", new LaneClass.ManagementWrite());
        assertThat(lanes.getLast().share()).isZero();
    }
}
