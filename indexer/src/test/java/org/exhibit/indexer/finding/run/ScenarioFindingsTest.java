package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.scenario.Ids;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The findings of the ground-truth investigations, exactly: rule and records, nothing more.
class ScenarioFindingsTest {
    private static final List<String> A =
            List.of(
                    "F01 A16",
                    "F03c A01",
                    "F14 A19",
                    "F19 L4,L6",
                    "F20 A08,A10,A11,A12,A13,L1,L2,L4,L5");
    private static final List<String> B =
            List.of(
                    "F03a B17",
                    "F03b B00a",
                    "F03d B22",
                    "F05 B02,B03,B18",
                    "F05 B10",
                    "F05 B12",
                    "F05 B21",
                    "F07 B09",
                    "F10 N2.1,N2.2,N2.3,N2.4,N4.1,N4.2,N4.3,N4.4");
    private static final List<String> C =
            List.of(
                    "F05 C13",
                    "F07 C25",
                    "F07 C27",
                    "F08 C21",
                    "F08 C22",
                    "F11 C08",
                    "F11 C09",
                    "F12 C29",
                    "F13 C07,C21,C22,C23,C24",
                    "F19 C02,C13,C14");

    @TempDir private Path folder;
    private int cases;

    /// What the examiner of these cases knows.
    static FindingSettings settings() {
        try {
            return FindingSettings.read(
                    """
                    sensitive-buckets: [phi, mix, rec, cat]
                    labels:
                      PHI: [phi/, rec/]
                      PROD: ['*/prod/', cat/]
                      SYNTHETIC: ['*/synthetic/', synth-src/]
                    ci-actors: ['arn:aws:iam::444444444444:role/ci-release']
                    code-baseline: ['%s']
                    """
                            .replace("%s", Ids.codeHash("norm-1.4.zip")));
        } catch (YamlException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each finding as its rule and the names of its records.
    private List<String> found(Scenario scenario) throws IOException {
        return found(scenario, report -> {});
    }

    private List<String> found(Scenario scenario, Consumer<FindingReport> also) throws IOException {
        try (ScenarioCase opened = ScenarioCase.open(scenario, folder.resolve("case" + cases++))) {
            FindingReport report =
                    new FindingRun(opened.reader(), settings(), null)
                            .run(new ProgressBoard(), new CancelToken());
            assertThat(report.refused()).isEmpty();
            also.accept(report);
            List<String> found = new ArrayList<>();
            for (Finding finding : report.findings()) {
                List<String> records =
                        finding.evidence().stream().map(opened::name).sorted().toList();
                found.add(finding.rule() + " " + String.join(",", records));
            }
            return found.stream().sorted().toList();
        }
    }

    @Test
    void findsInTheMixedBucket() throws IOException {
        assertThat(found(Scenario.a(), this::saysWhatTheProviderKnows)).isEqualTo(A);
        assertThat(found(Scenario.a().shuffled(3).duplicated().hiddenIn(1_000))).isEqualTo(A);
    }

    private void saysWhatTheProviderKnows(FindingReport report) {
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("F01"))
                .extracting(Finding::level)
                .containsExactly(Level.CRITICAL);
        assertThat(report.undecided())
                .filteredOn(one -> one.rule().equals("F13") && one.subject().contains("/dana "))
                .extracting(Undecided::reason)
                .containsExactly("a SAML session: the identity provider knows the second factor");
    }

    @Test
    void findsAcrossAccounts() throws IOException {
        assertThat(found(Scenario.b(), this::saysWhatTheGapHides)).isEqualTo(B);
        assertThat(found(Scenario.b().without("N0"))).isEqualTo(B);
        assertThat(found(Scenario.b().shuffled(4).split())).isEqualTo(B);
    }

    private void saysWhatTheGapHides(FindingReport report) {
        assertThat(report.undecided())
                .filteredOn(one -> one.rule().equals("F02"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.reason())
                                .startsWith("it found nothing, but nothing can be said of ")
                                .contains("111111111111 us-east-1 mgmt-write from"));
    }

    @Test
    void findsInTheTamperedFunction() throws IOException {
        assertThat(found(Scenario.c())).isEqualTo(C);
    }

    /// The time of the lock is worked out, so it does not take the header that says so.
    @Test
    void findsTheDestroyedVersionWithoutTheHeader() throws IOException {
        Scenario silent =
                Scenario.c()
                        .changed("C21", ScenarioFindingsTest::withoutHeader)
                        .changed("C22", ScenarioFindingsTest::withoutHeader);
        assertThat(found(silent)).isEqualTo(C);
    }

    private static void withoutHeader(ObjectNode record) {
        ((ObjectNode) record.path("requestParameters")).remove("x-amz-bypass-governance-retention");
    }

    @Test
    void losesExactlyWhatARecordCarried() throws IOException {
        List<String> rest = new ArrayList<>(C);
        rest.remove("F12 C29");
        rest.remove("F05 C13");
        // What is synthetic in the bucket came with that read.
        rest.remove("F19 C02,C13,C14");
        assertThat(found(Scenario.c().without("C29", "C13"))).isEqualTo(rest);
        List<String> weaker = new ArrayList<>(B);
        weaker.set(3, "F05 B18");
        weaker.sort(null);
        assertThat(found(Scenario.b().without("B02", "B03"))).isEqualTo(weaker);
    }
}
