package org.exhibit.indexer.provenance.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The windows of the ground-truth investigations.
class ExposuresTest {
    @TempDir private Path folder;

    static Exposures exposures(CaseReader reader) throws IOException {
        CancelToken cancel = new CancelToken();
        return new Exposures(reader, AccountSettings.read(reader, cancel), cancel);
    }

    private static String text(ScenarioCase of, ExposureWindow window) {
        return String.join(
                " | ",
                window.resource(),
                String.join(",", window.actions()),
                window.audience().text(),
                window.from() + " to " + window.to(),
                names(of, window.opened()) + " < " + names(of, window.rests()),
                names(of, window.closed()),
                window.strength().word());
    }

    private static String names(ScenarioCase of, List<Evidence> evidence) {
        return String.join(",", evidence.stream().map(piece -> of.name(piece.id())).toList());
    }

    @Test
    void opensTheMixedBucketForFortyMinutes() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            String window =
                    "arn:aws:s3:::mix/synthetic/* | s3:GetObject | ANON |"
                            + " 2026-03-10T11:00:40Z to 2026-03-10T11:40:00Z | A16 < A15 | A17 |"
                            + " possible";
            Exposures exposures = exposures(a.reader());
            assertThat(exposures.all().windows())
                    .extracting(each -> text(a, each))
                    .containsExactly(window);
            for (String inside :
                    List.of("s3://mix", "s3://mix/synthetic/avatar-001.mp4", "s3://mix/syn*")) {
                assertThat(exposures.of(Selector.parse(inside)).windows())
                        .as(inside)
                        .extracting(each -> text(a, each))
                        .containsExactly(window);
            }
            for (String outside : List.of("s3://mix/prod/claims.parquet", "s3://phi")) {
                assertThat(exposures.of(Selector.parse(outside)).windows()).as(outside).isEmpty();
            }
        }
    }

    @Test
    void sharesWithAForeignAccountUntilItEnds() throws IOException {
        try (ScenarioCase b = ScenarioCase.open(Scenario.b(), folder)) {
            Exposures exposures = exposures(b.reader());
            String database =
                    "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp |"
                            + " rds:RestoreDBInstanceFromDBSnapshot | ACCOUNT(999999999999) |"
                            + " 2026-03-10T01:20:00Z to 2026-03-10T02:12:00Z | B10 <  | B20 |"
                            + " recorded";
            String disk =
                    "snap-1a2b3c4d5e6f70819 | ec2:CreateVolume | ACCOUNT(999999999999) |"
                            + " 2026-03-10T01:23:00Z to null | B12 <  |  | recorded";
            assertThat(exposures.all().windows())
                    .extracting(each -> text(b, each))
                    .containsExactly(
                            "arn:aws:kms:us-east-1:111111111111:key/7d0c5a91-33be-4f02-8a6d-1e9b40c7f2a3"
                                + " | kms:CreateGrant,kms:Decrypt,kms:DescribeKey |"
                                + " ACCOUNT(999999999999) | 2026-03-10T01:18:00Z to null | B09 <  |"
                                + "  | recorded",
                            database,
                            disk);
            assertThat(
                            exposures
                                    .of(
                                            Selector.parse(
                                                    "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp"))
                                    .windows())
                    .extracting(each -> text(b, each))
                    .containsExactly(database);
            assertThat(
                            exposures
                                    .of(
                                            Selector.parse(
                                                    "arn:aws:ec2:us-east-1:111111111111:snapshot/snap-1a2b3c4d5e6f70819"))
                                    .windows())
                    .extracting(each -> text(b, each))
                    .containsExactly(disk);
        }
    }

    @Test
    void findsNothingWhereNothingWasOpened() throws IOException {
        try (ScenarioCase c = ScenarioCase.open(Scenario.c(), folder)) {
            assertThat(exposures(c.reader()).all().windows()).isEmpty();
        }
    }

    @Test
    void doesNotOpenWithoutTheRecordThatOpens() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().without("A16"), folder)) {
            assertThat(exposures(a.reader()).all().windows()).isEmpty();
        }
    }

    @Test
    void staysShutWhileTheBlockHolds() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().without("A15"), folder)) {
            assertThat(exposures(a.reader()).all().windows()).isEmpty();
        }
    }

    @Test
    void closesWithTheBlockWhereThePolicyStays() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().without("A17"), folder)) {
            assertThat(exposures(a.reader()).all().windows())
                    .extracting(each -> text(a, each))
                    .containsExactly(
                            "arn:aws:s3:::mix/synthetic/* | s3:GetObject | ANON |"
                                    + " 2026-03-10T11:00:40Z to 2026-03-10T12:00:00Z | A16 < A15 |"
                                    + " A18 | possible");
        }
    }
}
