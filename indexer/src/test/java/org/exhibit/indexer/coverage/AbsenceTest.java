package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.LaneClass.Access;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What silence means is said from the best log that would have spoken, in fixed words.
class AbsenceTest {
    private static final Lane DATA =
            lane(new LaneClass.Data("AWS::S3::Object", "arn:aws:s3:::mix/", Access.ALL));
    private static final Lane LOG = lane(new LaneClass.AccessLog("mix"));
    private static final Watched OBJECT = new Watched.Objects("mix", "synthetic/a.mp4");
    private static final Coverage COVERAGE =
            new Coverage(
                    hours(0, 24),
                    List.of(
                            new LaneCoverage(
                                    DATA,
                                    List.of(
                                            span(
                                                    0,
                                                    24,
                                                    CoverageStatus.NOT_COLLECTED,
                                                    "not selected")),
                                    List.of("Lifecycle actions are never in CloudTrail.")),
                            new LaneCoverage(
                                    LOG,
                                    List.of(
                                            span(0, 8, CoverageStatus.NOT_COLLECTED, "logging off"),
                                            span(8, 9, CoverageStatus.PARTIAL, "first hour"),
                                            span(9, 24, CoverageStatus.BEST_EFFORT, "logging on")),
                                    List.of())),
                    Map.of("mix", new Home("222222222222", "us-east-1")),
                    List.of());

    private static Lane lane(LaneClass kind) {
        return new Lane("222222222222", "us-east-1", kind);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-10T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static Interval hours(int from, int to) {
        return new Interval(hour(from), hour(to));
    }

    private static LaneSpan span(int from, int to, CoverageStatus status, String cause) {
        return new LaneSpan(hours(from, to), status, new Basis(cause, List.of()));
    }

    @Test
    void theBestOfTheLogsDecidesInEachSpan() {
        Absence absence = COVERAGE.absence(OBJECT, Act.READ, hours(7, 10));
        assertThat(absence.spans())
                .extracting(Absence.Span::interval, Absence.Span::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                hours(7, 8), CoverageStatus.NOT_COLLECTED),
                        org.assertj.core.groups.Tuple.tuple(hours(8, 9), CoverageStatus.PARTIAL),
                        org.assertj.core.groups.Tuple.tuple(
                                hours(9, 10), CoverageStatus.BEST_EFFORT));
        assertThat(absence.status()).isEqualTo(CoverageStatus.NOT_COLLECTED);
        assertThat(absence.holds()).isFalse();
        assertThat(absence.spans().getLast().notes())
                .containsExactly("Lifecycle actions are never in CloudTrail.");
    }

    @Test
    void theWordsAreThoseOfTheStatus() {
        assertThat(COVERAGE.absence(OBJECT, Act.READ, hours(8, 10)).sentences())
                .containsExactly(
                        "Nothing can be said about s3://mix/synthetic/a.mp4 from"
                                + " 2026-03-10T08:00:00Z to 2026-03-10T09:00:00Z: first hour.",
                        "No read of s3://mix/synthetic/a.mp4 is recorded from 2026-03-10T09:00:00Z"
                                + " to 2026-03-10T10:00:00Z; this log does not promise completeness"
                                + " (logging on).");
        Coverage collected =
                new Coverage(
                        hours(0, 24),
                        List.of(
                                new LaneCoverage(
                                        DATA,
                                        List.of(span(0, 24, CoverageStatus.PRESUMED, "trail on")),
                                        List.of())),
                        Map.of("mix", new Home("222222222222", "us-east-1")),
                        List.of());
        assertThat(collected.absence(OBJECT, Act.DELETE, hours(8, 9)).sentences())
                .containsExactly(
                        "No deletion of s3://mix/synthetic/a.mp4 is recorded from"
                                + " 2026-03-10T08:00:00Z to 2026-03-10T09:00:00Z; the log was"
                                + " collected (trail on).");
    }

    @Test
    void nothingIsSaidBeyondTheEvidenceNorOfWhatNoLogHolds() {
        Absence late = COVERAGE.absence(OBJECT, Act.READ, hours(23, 30));
        assertThat(late.spans())
                .extracting(Absence.Span::status)
                .containsExactly(CoverageStatus.BEST_EFFORT, CoverageStatus.UNKNOWN);
        assertThat(late.sentences().getLast()).contains("the evidence reaches from");
        Absence other = COVERAGE.absence(new Watched.Objects("phi", "a"), Act.READ, hours(1, 2));
        assertThat(other.status()).isEqualTo(CoverageStatus.UNKNOWN);
        assertThat(other.sentences().getFirst())
                .endsWith(": no log of it is known in the evidence.");
    }

    @Test
    void theMostParticularSelectorDecidesAndTheOthersHaveALane() {
        Lane prefix =
                lane(new LaneClass.Data("AWS::S3::Object", "arn:aws:s3:::mix/prod/", Access.ALL));
        Lane rest = lane(new LaneClass.Data("AWS::S3::Object", LaneClass.OTHERS, Access.ALL));
        Coverage coverage =
                new Coverage(
                        hours(0, 24),
                        List.of(
                                new LaneCoverage(
                                        prefix,
                                        List.of(span(0, 24, CoverageStatus.PRESUMED, "on")),
                                        List.of()),
                                new LaneCoverage(
                                        rest,
                                        List.of(span(0, 24, CoverageStatus.NOT_COLLECTED, "off")),
                                        List.of())),
                        Map.of("mix", new Home("222222222222", "us-east-1")),
                        List.of());
        assertThat(
                        Arrays.asList(
                                coverage.absence(
                                                new Watched.Objects("mix", "prod/x"),
                                                Act.READ,
                                                hours(1, 2))
                                        .status(),
                                coverage.absence(
                                                new Watched.Objects("mix", "raw/x"),
                                                Act.READ,
                                                hours(1, 2))
                                        .status(),
                                coverage.absence(
                                                new Watched.Objects("mix", "*"),
                                                Act.READ,
                                                hours(1, 2))
                                        .status()))
                .containsExactly(
                        CoverageStatus.PRESUMED,
                        CoverageStatus.NOT_COLLECTED,
                        CoverageStatus.NOT_COLLECTED);
    }
}
