package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.chain.IntegrityCheck;
import org.exhibit.indexer.integrity.chain.IntegrityFile;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.integrity.chain.KeyTrust;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.Clock;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.ZipPasswords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The ground truth of what was logged in the three investigations, to the minute.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioCoverageTest {
    private static final String A = "222222222222 us-east-1 ";
    private static final String P = "111111111111 us-east-1 ";
    private static final String D = "222222222222 us-east-1 ";
    private static final String C = "444444444444 us-east-1 ";
    private static final String DATA = "data:AWS::S3::Object:arn:aws:s3:::";

    @TempDir static Path folder;

    /// Of the scenarios as they are.
    private final Map<String, Coverage> known = new HashMap<>();

    private Coverage a() throws IOException {
        return whole("a", Scenario.a());
    }

    private Coverage b() throws IOException {
        return whole("b", Scenario.b());
    }

    private Coverage whole(String name, Scenario scenario) throws IOException {
        Coverage coverage = known.get(name);
        if (coverage == null) {
            coverage = coverage(scenario);
            known.put(name, coverage);
        }
        return coverage;
    }

    private static Coverage coverage(Scenario scenario) throws IOException {
        Path own = folder.resolve(Integer.toString(System.identityHashCode(scenario)));
        try (ScenarioCase opened = ScenarioCase.open(scenario, own)) {
            return CaseCoverage.of(
                    opened.reader(), DigestEvidence.NONE, new ProgressBoard(), new CancelToken());
        }
    }

    /// One lane as `from STATUS from STATUS …`, times of the day without seconds where they are 0.
    private static String line(Coverage coverage, String lane) {
        return coverage.lanes().stream()
                .filter(one -> one.lane().toString().equals(lane))
                .map(ScenarioCoverageTest::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(LaneCoverage lane) {
        List<String> parts = new ArrayList<>();
        CoverageStatus before = null;
        for (LaneSpan span : lane.spans()) {
            if (span.status() != before) {
                parts.add(time(span) + ' ' + span.status());
            }
            before = span.status();
        }
        return String.join(" ", parts);
    }

    private static String time(LaneSpan span) {
        String text = span.interval().from().toString().substring(11, 19);
        return text.endsWith(":00") ? text.substring(0, 5) : text;
    }

    private static Interval span(String from, String to) {
        return new Interval(Clock.at(from), Clock.at(to));
    }

    @Test
    void theMixedBucketWasNeverRecordedAndItsAccessLogBeganLate() throws IOException {
        Coverage coverage = a();
        assertThat(line(coverage, A + DATA + "phi/"))
                .isEqualTo("00:00 NOT_COLLECTED 08:35 PARTIAL 08:45 PRESUMED");
        assertThat(line(coverage, A + DATA + "mix/")).isEqualTo("00:00 NOT_COLLECTED");
        assertThat(line(coverage, A + "AL:mix"))
                .isEqualTo("00:00 NOT_COLLECTED 08:36 PARTIAL 09:41 BEST_EFFORT");
        assertThat(line(coverage, A + "FL:*")).isEqualTo("00:00 UNKNOWN");
        assertThat(line(coverage, A + "mgmt-read")).isEqualTo("00:00 PRESUMED");
        assertThat(line(coverage, A + "mgmt-write")).isEqualTo("00:00 PRESUMED");
    }

    @Test
    void absenceInTheMixedBucketIsSaidFromItsAccessLogAlone() throws IOException {
        Absence absence =
                a().absence(
                                new Watched.Objects("mix", "synthetic/avatar-001.mp4"),
                                Act.READ,
                                span("08:30", "11:00"));
        assertThat(absence.spans())
                .extracting(one -> one.interval().from() + " " + one.status())
                .containsExactly(
                        "2026-03-10T08:30:00Z NOT_COLLECTED",
                        "2026-03-10T08:36:00Z PARTIAL",
                        "2026-03-10T08:40:00Z PARTIAL",
                        "2026-03-10T09:41:00Z BEST_EFFORT");
        assertThat(absence.sentences().getLast())
                .startsWith(
                        "No read of s3://mix/synthetic/avatar-001.mp4 is recorded from"
                                + " 2026-03-10T09:41:00Z to 2026-03-10T11:00:00Z; this log does not"
                                + " promise completeness (access logging of mix was on:"
                                + " PutBucketLogging E-01/");
    }

    @Test
    void aStoppedTrailLeavesAHoleWithSoftEdges() throws IOException {
        Coverage coverage = b();
        String hole =
                "00:00 PRESUMED 01:25 PARTIAL 01:35 NOT_COLLECTED 02:05 PARTIAL 02:15 PRESUMED";
        for (String lane : List.of("mgmt-read", "mgmt-write", DATA + "rec/")) {
            assertThat(line(coverage, P + lane)).as(lane).isEqualTo(hole);
        }
        assertThat(line(coverage, P + "network:s3.amazonaws.com")).isEqualTo(hole);
        assertThat(line(coverage, P + "AL:rec")).isEqualTo("00:00 NOT_COLLECTED");
        assertThat(line(coverage, P + "FL:eni-0a9c3e5b7d1f24680"))
                .isEqualTo(
                        "00:00 BEST_EFFORT 01:29 PARTIAL 01:30 BEST_EFFORT 02:20 PARTIAL"
                                + " 02:30 NOT_COLLECTED");
        assertThat(line(coverage, D + "mgmt-write")).isEqualTo("00:00 PRESUMED");
        assertThat(line(coverage, D + "data:AWS::S3::Object:*")).isEqualTo("00:00 NOT_COLLECTED");
        assertThat(line(coverage, "222222222222 * mgmt-write")).isEqualTo("00:00 NOT_COLLECTED");
        assertThat(line(coverage, "999999999999 * mgmt-write")).isEqualTo("00:00 UNKNOWN");
    }

    @Test
    void aCallThatFailedChangesNothing() throws IOException {
        Coverage without = coverage(Scenario.b().without("B24"));
        assertThat(line(b(), P + "mgmt-write")).isEqualTo(line(without, P + "mgmt-write"));
        Coverage succeeding =
                coverage(
                        Scenario.b()
                                .changed(
                                        "B24",
                                        record -> {
                                            record.remove("errorCode");
                                            record.remove("errorMessage");
                                        }));
        assertThat(line(succeeding, P + "mgmt-write")).endsWith("02:15 PRESUMED 02:40 PARTIAL");
    }

    @Test
    void everyStatusCitesTheRecordThatDecidedIt() throws IOException {
        Scenario scenario = Scenario.b();
        try (ScenarioCase opened = ScenarioCase.open(scenario, folder.resolve("cited"))) {
            Coverage coverage =
                    CaseCoverage.of(
                            opened.reader(),
                            DigestEvidence.NONE,
                            new ProgressBoard(),
                            new CancelToken());
            Absence absence =
                    coverage.absence(
                            new Watched.Calls(
                                    "111111111111", "us-east-1", "rds.amazonaws.com", "ehr-tmp"),
                            Act.CHANGE,
                            span("01:40", "02:00"));
            assertThat(absence.status()).isEqualTo(CoverageStatus.NOT_COLLECTED);
            assertThat(absence.spans().getFirst().basis().proofs())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Proof.Event.class,
                            event -> assertThat(event.id()).isEqualTo(opened.id("B17")));
        }
    }

    @Test
    void nothingIsMissingOfTheAccountWhoseFunctionWasTamperedWith() throws IOException {
        Coverage coverage = coverage(Scenario.c());
        for (LaneCoverage lane : coverage.lanes()) {
            boolean trail =
                    lane.lane().account().equals("444444444444")
                            && !(lane.lane().kind() instanceof LaneClass.FlowLog);
            if (trail) {
                assertThat(lane.gaps()).as(lane.lane().toString()).isEmpty();
            }
        }
        assertThat(line(coverage, C + "AL:cat")).isEqualTo("00:00 BEST_EFFORT");
        assertThat(line(coverage, C + "data:AWS::Lambda::Function:*")).isEqualTo("00:00 PRESUMED");
        Absence origin =
                coverage.absence(
                        new Watched.Objects("synth-src", "face-77.png"),
                        Act.WRITE,
                        span("00:00", "07:30"));
        assertThat(origin.status()).isEqualTo(CoverageStatus.UNKNOWN);
        assertThat(origin.sentences().getFirst())
                .endsWith("no evidence was collected of account 999999999999.");
    }

    @Test
    void orderSplittingAndRepetitionOfFilesChangeNothing() throws IOException {
        Coverage coverage = b();
        List<String> lines = lines(coverage);
        assertThat(lines(coverage(Scenario.b().shuffled(7)))).isEqualTo(lines);
        assertThat(lines(coverage(Scenario.b().split()))).isEqualTo(lines);
        assertThat(lines(coverage(Scenario.b().duplicated()))).isEqualTo(lines);
    }

    private static List<String> lines(Coverage coverage) {
        return coverage.lanes().stream().map(lane -> lane.lane() + " " + line(lane)).toList();
    }

    @Test
    void withoutSettingsOnlyTheLanesOwnRecordsRaiseTheUnknown() throws IOException {
        Coverage coverage = coverage(Scenario.b().withoutSettings());
        assertThat(line(coverage, P + DATA + "rec/"))
                .isEqualTo(
                        "00:00 UNKNOWN 01:04 PRESUMED 01:25 PARTIAL 01:35 NOT_COLLECTED"
                                + " 02:05 PARTIAL 02:15 PRESUMED");
        assertThat(line(coverage, P + "FL:eni-0a9c3e5b7d1f24680"))
                .isEqualTo(
                        "00:00 UNKNOWN 01:28 BEST_EFFORT 01:29 PARTIAL 01:30 BEST_EFFORT"
                                + " 01:46 UNKNOWN");
        assertThat(line(coverage(Scenario.a().withoutSettings()), A + "AL:mix"))
                .isEqualTo("08:40 PARTIAL 09:41 BEST_EFFORT");
    }

    @Test
    void checkedDigestsProveTheFilesAndNameTheRestart() throws IOException {
        try (ScenarioCase opened = ScenarioCase.open(Scenario.b(), folder.resolve("digests"))) {
            CaseReader reader = opened.reader();
            Coverage unchecked = CaseCoverage.of(reader, new ProgressBoard(), new CancelToken());
            assertThat(unchecked.notes())
                    .contains(
                            "The evidence holds digests that were not checked; exhibit integrity"
                                    + " checks them.");
            vouchForKeys(folder.resolve("digests"));
            IntegrityResult result =
                    new IntegrityCheck(
                                    reader,
                                    new Containers(ZipPasswords.NONE),
                                    new ProgressBoard(),
                                    new CancelToken())
                            .run();
            new IntegrityFile(new CaseFolder(reader.folder())).write(result);
            Coverage coverage = CaseCoverage.of(reader, new ProgressBoard(), new CancelToken());
            assertThat(line(coverage, P + "mgmt-write"))
                    .isEqualTo(
                            "23:58 COVERED 01:25 PARTIAL 01:35 NOT_COLLECTED 02:05 PARTIAL"
                                    + " 02:15 COVERED");
            assertThat(line(coverage, P + DATA + "rec/"))
                    .isEqualTo(line(coverage, P + "mgmt-write"));
            assertThat(coverage.notes())
                    .singleElement()
                    .asString()
                    .contains("trail prod", "was begun anew at 2026-03-10T02:10:00Z");
        }
    }

    /// As the examiner does who names the list of keys when acquiring.
    private static void vouchForKeys(Path folder) throws IOException {
        Path keys = folder.resolve("logs/aws/public-keys.json");
        try (CaseFile caseFile = CaseFile.open(folder.resolve("case"), CaseFixture.run())) {
            Digest hash = Digest.of(Files.readAllBytes(keys));
            caseFile.enter(KeyTrust.GIVEN, Details.of("sha256", hash.hex()));
        }
    }
}
