package org.exhibit.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.Basis;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the strip draws: which exposure, which logs, which gaps, and nothing of other places.
class StripContentTest {
    private static final String ACCOUNT = "222222222222";

    private static Instant at(int hour) {
        return Instant.parse("2026-03-10T00:00:00Z").plusSeconds(hour * 3_600L);
    }

    private static Finding finding(String subject) {
        return new Finding(
                "F01",
                "t",
                Level.HIGH,
                at(10),
                ACCOUNT,
                "us-east-1",
                subject,
                Map.of(),
                List.of("a"),
                List.of(),
                TriageState.NEW);
    }

    private static CitedRecord record(int hour, SourceKind source, String action, boolean data) {
        return new CitedRecord(
                "r" + hour, at(hour), source, action, data, "", action, "E-01/x#" + hour);
    }

    private static ExposureWindow window(
            String resource, int from, @Nullable Instant to, Audience audience) {
        return new ExposureWindow(
                resource,
                List.of("s3:GetObject"),
                audience,
                at(from),
                false,
                List.of(),
                List.of(),
                to,
                List.of(),
                Strength.RECORDED,
                "");
    }

    private static LaneCoverage lane(String account, String region, LaneClass kind, int off) {
        return new LaneCoverage(
                new Lane(account, region, kind),
                List.of(
                        new LaneSpan(
                                new Interval(at(0), at(off)),
                                CoverageStatus.COVERED,
                                new Basis("logged", List.of())),
                        new LaneSpan(
                                new Interval(at(off), at(48)),
                                CoverageStatus.LOST,
                                new Basis("a file is gone", List.of()))),
                List.of());
    }

    private static final Surroundings AROUND =
            new Surroundings(
                    List.of(
                            lane("111111111111", "us-east-1", new LaneClass.ManagementWrite(), 1),
                            lane(ACCOUNT, "*", new LaneClass.ManagementWrite(), 2),
                            lane(ACCOUNT, "us-east-1", new LaneClass.ManagementWrite(), 20),
                            lane(ACCOUNT, "us-east-1", new LaneClass.AccessLog("other"), 3),
                            lane(ACCOUNT, "us-east-1", new LaneClass.AccessLog("mix"), 12)),
                    List.of(
                            window("arn:aws:s3:::mix/open/*", 8, at(14), new Audience.Anyone()),
                            window("arn:aws:s3:::mixed/open/*", 8, at(14), new Audience.Anyone()),
                            window("arn:aws:s3:::far/*", 9, null, new Audience.Anyone()),
                            window(
                                    "arn:aws:s3:::known/*",
                                    9,
                                    null,
                                    new Audience.Account("333333333333"))),
                    List.of(),
                    List.of());

    private static StripContent of(String subject, CitedRecord... records) {
        return StripContent.of(finding(subject), AROUND, List.of(records)).orElseThrow();
    }

    @Test
    void drawsTheExposureOfItsOwnPlaceAndTheLogsThatWouldTell() {
        StripContent strip =
                of(
                        "s3://mix",
                        record(10, SourceKind.CLOUDTRAIL, "PutBucketPolicy", false),
                        record(13, SourceKind.S3_ACCESS, "REST.GET.OBJECT", false));

        assertThat(strip.bands())
                .extracting(
                        StripContent.Band::resource,
                        StripContent.Band::opened,
                        StripContent.Band::closed)
                .containsExactly(tuple("arn:aws:s3:::mix/open/*", at(8), at(14)));
        assertThat(strip.span().contains(at(8))).isTrue();
        assertThat(strip.span().contains(at(14))).isTrue();
        assertThat(strip.rows())
                .extracting(StripContent.Row::name, row -> row.marks().size())
                .containsExactly(tuple("CloudTrail", 1), tuple("S3 access", 1));
        assertThat(strip.rows().getFirst().gaps()).isEmpty();
        assertThat(strip.rows().getLast().gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(GapKind.FILES_MISSING);
                    assertThat(gap.part().from()).isEqualTo(at(12));
                    assertThat(gap.part().to()).isEqualTo(strip.span().to());
                });
    }

    @Test
    void aFindingOutsideOfS3IsSeenAgainstWhatWasPublicMeanwhile() {
        StripContent strip =
                of(
                        "arn:aws:cloudtrail:us-east-1:222222222222:trail/main",
                        record(10, SourceKind.CLOUDTRAIL, "StopLogging", false),
                        record(11, SourceKind.CLOUDTRAIL, "StartLogging", false));

        assertThat(strip.bands())
                .extracting(StripContent.Band::resource)
                .containsExactly(
                        "arn:aws:s3:::mix/open/*",
                        "arn:aws:s3:::mixed/open/*",
                        "arn:aws:s3:::far/*");
        assertThat(strip.rows()).extracting(StripContent.Row::name).containsExactly("CloudTrail");
    }

    @Test
    void exposureThatEndedBeforeOrBeganAfterIsNotDrawnForWhatHasNoPlace() {
        StripContent strip = of("role/x", record(30, SourceKind.CLOUDTRAIL, "CreateRole", false));

        assertThat(strip.bands())
                .extracting(StripContent.Band::resource)
                .containsExactly("arn:aws:s3:::far/*");
        assertThat(strip.bands().getFirst().closed()).isNull();
        assertThat(strip.rows().getFirst().gaps())
                .extracting(gap -> gap.part().from())
                .containsExactly(at(20));
    }

    @Test
    void theTableSaysAllThatIsDrawn() {
        StripContent strip =
                of(
                        "s3://mix/open/a.mp4",
                        record(13, SourceKind.S3_ACCESS, "REST.GET.OBJECT", false));

        assertThat(StripTable.lines(strip, TimeDisplay.UTC))
                .extracting(StripTable.Line::what)
                .containsExactly("Exposure", "S3 access, files missing", "S3 access, read");
        assertThat(StripTable.told(strip, TimeDisplay.UTC))
                .contains("1 record between")
                .contains("1 exposure")
                .contains("1 gap in the logs");
    }

    @Test
    void saysNothingWithoutATime() {
        CitedRecord untimed =
                new CitedRecord("r", null, SourceKind.CLOUDTRAIL, "x", false, "", "x", "E-01/x#1");
        assertThat(StripContent.of(finding("s3://mix"), AROUND, List.of(untimed))).isEmpty();
    }

    @Test
    void aPlaceIsTouchedByWhatCoversItAndWhatLiesInIt() {
        assertThat(FindingPlace.concerns("arn:aws:s3:::mix/open/*", "s3://mix")).isTrue();
        assertThat(FindingPlace.concerns("arn:aws:s3:::mix/open/*", "s3://mix/open/a")).isTrue();
        assertThat(FindingPlace.concerns("arn:aws:s3:::mix/open/*", "s3://mix/shut/a")).isFalse();
        assertThat(FindingPlace.concerns("arn:aws:s3:::mix/open/a", "s3://mix/open/*")).isTrue();
        assertThat(FindingPlace.concerns("arn:aws:s3:::mixed/*", "s3://mix")).isFalse();
        assertThat(FindingPlace.concerns("arn:aws:s3:::*", "s3://mix")).isTrue();
        assertThat(FindingPlace.concerns("snap-1", "s3://mix")).isFalse();
    }
}
