package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Risk: a lane that is worked out alone, when a question needs it, says otherwise than the same
/// lane in the coverage of the whole case.
class OnDemandCoverageTest {
    @TempDir Path folder;

    private static Coverage onDemand(CaseReader reader) throws IOException {
        return CaseCoverage.onDemand(
                reader, DigestEvidence.NONE, new ProgressBoard(), new CancelToken());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLaneAloneSaysWhatItSaysAmongAll(long seed) throws IOException {
        new RandomLogs(seed, folder.resolve("logs")).write();
        ScenarioCase.acquire(folder.resolve("case"), folder.resolve("logs"));
        try (CaseReader reader = ScenarioCase.reader(folder.resolve("case"))) {
            Coverage whole =
                    CaseCoverage.of(
                            reader, DigestEvidence.NONE, new ProgressBoard(), new CancelToken());
            assertThat(whole.lanes()).hasSizeGreaterThan(5);
            Coverage one = onDemand(reader);
            assertThat(one.span()).isEqualTo(whole.span());
            for (LaneCoverage lane : whole.lanes()) {
                assertThat(one.lane(lane.lane())).contains(lane);
            }
            for (String bucket : RandomLogs.BUCKETS) {
                assertThat(onDemand(reader).home(bucket)).isEqualTo(whole.home(bucket));
            }
            assertThat(onDemand(reader).lanes()).isEqualTo(whole.lanes());
            assertThat(one.lane(new Lane("1", "2", new LaneClass.ManagementRead()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void absenceIsTheSameFromEither(long seed) throws IOException {
        new RandomLogs(seed, folder.resolve("logs")).write();
        ScenarioCase.acquire(folder.resolve("case"), folder.resolve("logs"));
        Random chance = new Random(seed);
        try (CaseReader reader = ScenarioCase.reader(folder.resolve("case"))) {
            Coverage whole =
                    CaseCoverage.of(
                            reader, DigestEvidence.NONE, new ProgressBoard(), new CancelToken());
            Coverage kept = onDemand(reader);
            for (int i = 0; i < 60; i++) {
                Watched watched = watched(chance);
                Act act = Act.values()[chance.nextInt(Act.values().length)];
                Instant from = whole.span().from().plusSeconds(chance.nextInt(400_000) - 4_000);
                Interval interval =
                        new Interval(from, from.plusSeconds(1 + chance.nextInt(200_000)));
                Function<Coverage, Absence> question =
                        coverage -> coverage.absence(watched, act, interval);
                Absence expected = question.apply(whole);
                assertThat(question.apply(kept)).isEqualTo(expected);
                if (i % 6 == 0) {
                    assertThat(question.apply(onDemand(reader))).isEqualTo(expected);
                }
            }
        }
    }

    private static Watched watched(Random chance) {
        Function<String[], String> one = values -> values[chance.nextInt(values.length)];
        String account = one.apply(RandomLogs.ACCOUNTS);
        String region = one.apply(RandomLogs.REGIONS);
        Watched.Objects objects =
                new Watched.Objects(
                        one.apply(RandomLogs.BUCKETS),
                        List.of("*", "in/*", "in/a", "b").get(chance.nextInt(4)));
        return switch (chance.nextInt(5)) {
            case 0 -> new Watched.RequestsBy(account, objects);
            case 1 -> new Watched.Calls(account, region, "kms.amazonaws.com", "key k");
            case 2 -> new Watched.NetworkInterface(one.apply(RandomLogs.INTERFACES));
            case 3 ->
                    new Watched.Resource(
                            account,
                            region,
                            "AWS::S3::Object",
                            "arn:aws:s3:::" + one.apply(RandomLogs.BUCKETS) + "/in/a");
            default -> objects;
        };
    }
}
