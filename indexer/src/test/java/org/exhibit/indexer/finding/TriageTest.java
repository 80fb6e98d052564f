package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class TriageTest {
    @TempDir private Path folder;

    private static Finding finding(String subject, String... evidence) {
        return new Finding(
                "F07",
                "Key disabled",
                Level.HIGH,
                Instant.EPOCH,
                "1",
                "us-east-1",
                subject,
                Map.of(),
                List.of(evidence),
                List.of(),
                TriageState.NEW);
    }

    @Test
    void keepsEveryDecisionInCustody() throws IOException {
        Path root = CaseFixture.create(folder.resolve("case"));
        Finding disabled = finding("key", "e1");
        Finding scheduled = finding("key", "e2");
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run())) {
            caseFile.enter(Triage.ENTRY, Triage.details(disabled, TriageState.INVESTIGATING, ""));
            caseFile.enter(
                    Triage.ENTRY,
                    Triage.details(disabled, TriageState.DISMISSED, "planned change CHG-7"));
        }
        List<CustodyEntry> custody = CustodyLog.entries(root.resolve("custody.jsonl"));
        Triage triage = Triage.of(custody);
        assertThat(triage.state(disabled)).isEqualTo(TriageState.DISMISSED);
        assertThat(triage.state(scheduled)).isEqualTo(TriageState.NEW);
        assertThat(triage.history(disabled))
                .extracting(
                        Triage.Decision::state, Triage.Decision::author, Triage.Decision::reason)
                .containsExactly(
                        tuple(TriageState.INVESTIGATING, "Ada", ""),
                        tuple(TriageState.DISMISSED, "Ada", "planned change CHG-7"));
        // More evidence joins the group: the decision stays.
        assertThat(triage.state(finding("key", "e0", "e1"))).isEqualTo(TriageState.DISMISSED);
    }

    @Test
    void keepsTheSettingsOfTheCase() throws IOException, YamlException {
        Path root = CaseFixture.create(folder.resolve("case"));
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run())) {
            for (String account : List.of("111111111111", "222222222222")) {
                caseFile.enter(
                        FindingSettings.ENTRY,
                        Details.of("source", "s.yaml")
                                .with("yaml", "approved-accounts: ['" + account + "']"));
            }
        }
        FindingSettings settings =
                FindingSettings.of(CustodyLog.entries(root.resolve("custody.jsonl")));
        assertThat(settings.approvedAccounts()).containsExactly("222222222222");
        assertThat(settings.egressThreshold()).isEqualTo(100_000_000L);
        assertThat(FindingSettings.of(List.of())).isEqualTo(FindingSettings.DEFAULT);
    }
}
