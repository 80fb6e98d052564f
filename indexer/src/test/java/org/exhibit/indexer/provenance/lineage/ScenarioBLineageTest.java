package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Across accounts, with logging stopped midway: chains, downloads and shared snapshots of scenario
/// (b). Flows of the network are the matter of `ScenarioBFlowsTest`.
class ScenarioBLineageTest {
    @TempDir static Path folder;
    private static ScenarioCase scenario;

    @BeforeAll
    static void open() throws IOException {
        scenario = ScenarioCase.open(Scenario.b(), folder);
    }

    @AfterAll
    static void close() throws IOException {
        scenario.close();
    }

    private static String key(String record) throws IOException {
        return "credential:"
                + scenario.reader()
                        .events()
                        .find(scenario.id(record))
                        .orElseThrow()
                        .event()
                        .text(EventField.ACTOR_ACCESS_KEY);
    }

    @Test
    void theChainOfCredentialsIsMergedOverAccounts() throws IOException {
        Lineage lineage = Told.ask(scenario, "s3://rec/exp/pat-1.csv", Direction.DOWN);
        String kim = key("B01");
        String ops = key("B02");
        String bg1 = key("B06");
        assertThat(Told.of(scenario, lineage, EdgeKind.Role.CHAIN))
                .filteredOn(line -> line.startsWith("credential"))
                .containsExactlyInAnyOrder(
                        kim + " issued " + ops + " recorded L1/1 [B01]",
                        ops + " issued " + bg1 + " corroborated L2/1 [B02, B03]");
        assertThat(Told.of(scenario, lineage, EdgeKind.Role.ACT))
                .containsExactlyInAnyOrder(
                        "key:s3://rec/exp/pat-1.csv read-by "
                                + bg1
                                + " corroborated R4/1 [B06, B07]",
                        "key:s3://rec/exp/pat-1.csv downloaded address:198.51.100.23"
                                + " corroborated R4/1 [B06, B07]");
    }

    @Test
    void theSecondSessionIsToldByTheCallersAccountAlone() throws IOException {
        Lineage lineage = Told.ask(scenario, "s3://rec/exp/pat-3.csv", Direction.DOWN);
        assertThat(Told.all(scenario, lineage))
                .contains(
                        key("B18") + " issued " + key("B23") + " recorded L1/1 [B18]",
                        "key:s3://rec/exp/pat-3.csv downloaded address:198.51.100.23"
                                + " recorded R1/1:4 [B23]");
    }

    @Test
    void theInstanceReadAndTheSessionHadPowerOverIt() throws IOException {
        Lineage lineage = Told.ask(scenario, "s3://rec/exp/pat-2.csv", Direction.DOWN);
        String instance =
                "instance:"
                        + scenario.reader()
                                .events()
                                .find(scenario.id("B15"))
                                .orElseThrow()
                                .event()
                                .text(EventField.ACTOR_SESSION);
        assertThat(Told.all(scenario, lineage))
                .contains(
                        "key:s3://rec/exp/pat-2.csv read-by "
                                + instance
                                + " corroborated R6/1+R7/1 [B15, B16, N1]",
                        key("B14") + " controlled " + instance + " recorded R1/1:67 [B14]");
        assertThat(Told.flows(scenario, lineage)).isEmpty();
    }

    @Test
    void snapshotsAreFollowedOverAccounts() throws IOException {
        String snapshot =
                scenario
                        .reader()
                        .reparse(scenario.reader().events().find(scenario.id("B11")).orElseThrow())
                        .fields()
                        .stream()
                        .filter(field -> field.path().equals("responseElements.snapshotId"))
                        .findFirst()
                        .orElseThrow()
                        .text();
        Lineage lineage =
                Told.ask(scenario, "arn:aws:ec2:us-east-1::snapshot/" + snapshot, Direction.BOTH);
        assertThat(Told.all(scenario, lineage))
                .filteredOn(line -> !line.matches("(credential|principal|gap).*"))
                .anySatisfy(line -> assertThat(line).contains("copied-from", "[B11]", "recorded"))
                .anySatisfy(line ->
                        assertThat(line)
                                .isEqualTo(
                                        "snapshot:"
                                                + snapshot
                                                + " shared account:999999999999"
                                                + " recorded R1/1:29 [B12]"))
                .anySatisfy(line ->
                        assertThat(line)
                                .isEqualTo(
                                        "snapshot:"
                                                + snapshot
                                                + " copied-by account:999999999999"
                                                + " recorded R1/1:30 [B21]"))
                // Still shared when the evidence ends.
                .anySatisfy(line ->
                        assertThat(line)
                                .isEqualTo(
                                        "snapshot:"
                                                + snapshot
                                                + " shared exposure:"
                                                + snapshot
                                                + " ACCOUNT(999999999999)"
                                                + " 2026-03-10T01:23:00Z/.."
                                                + " recorded exposure/1 [B12]"))
                .hasSize(4);
        Lineage database =
                Told.ask(
                        scenario,
                        "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp",
                        Direction.BOTH);
        assertThat(Told.all(scenario, database))
                .filteredOn(line -> !line.matches("(credential|principal|gap).*"))
                .containsExactlyInAnyOrder(
                        "database:111111111111:us-east-1:prod-ehr copied-from"
                                + " db-snapshot:111111111111:us-east-1:ehr-tmp"
                                + " recorded R1/1:35 [B08]",
                        "db-snapshot:111111111111:us-east-1:ehr-tmp shared"
                                + " account:999999999999 recorded R1/1:37 [B10]",
                        "db-snapshot:111111111111:us-east-1:ehr-tmp shared"
                                + " exposure:arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp"
                                + " ACCOUNT(999999999999)"
                                + " 2026-03-10T01:20:00Z/2026-03-10T02:12:00Z"
                                + " recorded exposure/1 [B10, B20]");
    }

    @Test
    void aFailedCallIsNoEdge() throws IOException {
        for (String start : List.of(key("B24").replace("credential:", "key:"), "s3://rec")) {
            assertThat(Told.all(scenario, Told.ask(scenario, start, Direction.BOTH)))
                    .noneMatch(line -> line.contains("B24"));
        }
    }

    @Test
    void whatACredentialDidLiesBelowItAndWhatItReadAbove() throws IOException {
        String start = key("B06").replace("credential:", "key:");
        assertThat(Told.all(scenario, Told.ask(scenario, start, Direction.DOWN)))
                .anyMatch(line -> line.contains(" controlled instance:"))
                .anyMatch(line -> line.contains(" logging-changed ") && line.contains("[B17]"));
        assertThat(Told.all(scenario, Told.ask(scenario, start, Direction.UP)))
                .anyMatch(line -> line.startsWith("key:s3://rec/exp/pat-1.csv read-by "));
    }
}
