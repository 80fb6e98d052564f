package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.CustodyLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What examiners said about controls: kept by custody, for one finding and one text of a control.
class ControlJudgementsTest {
    private static final Control LOGGING =
            new Control("ISO 27001", "2022 Annex A", "A.8.15", "analyst mapping 1");
    private static final Control LATER =
            new Control("ISO 27001", "2030 Annex A", "A.8.15", "analyst mapping 2");
    private static final Control AUDIT =
            new Control("HIPAA", "45 CFR 164", "§164.312(b)", "analyst mapping 1");

    @TempDir private Path folder;

    private static Finding finding(String subject, String... evidence) {
        return new Finding(
                "F03a",
                "Logging stopped",
                Level.HIGH,
                Instant.EPOCH,
                "1",
                "us-east-1",
                subject,
                Map.of(),
                List.of(evidence),
                List.of(LOGGING, AUDIT),
                TriageState.NEW);
    }

    private ControlJudgements judgements() throws IOException {
        Path root = CaseFixture.create(folder.resolve("case"));
        Finding finding = finding("trail", "e1");
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run())) {
            caseFile.enter(
                    ControlJudgements.ENTRY,
                    ControlJudgements.details(finding, LOGGING, ControlState.PARTLY, "one region"));
            caseFile.enter(
                    ControlJudgements.ENTRY,
                    ControlJudgements.details(
                            finding, LOGGING, ControlState.NOT_MET, "no approval on record"));
        }
        return ControlJudgements.of(CustodyLog.entries(root.resolve("custody.jsonl")));
    }

    @Test
    void theLastOneStandsAndEveryOneIsKeptWithWhoAndWhy() throws IOException {
        ControlJudgements judgements = judgements();
        Finding finding = finding("trail", "e1");

        assertThat(judgements.state(finding, LOGGING)).isEqualTo(ControlState.NOT_MET);
        assertThat(judgements.history(finding))
                .extracting(
                        ControlJudgements.Judgement::state,
                        ControlJudgements.Judgement::author,
                        ControlJudgements.Judgement::reason)
                .containsExactly(
                        tuple(ControlState.PARTLY, "Ada", "one region"),
                        tuple(ControlState.NOT_MET, "Ada", "no approval on record"));
    }

    @Test
    void saysNothingOfOtherControlsOtherTextsAndOtherFindings() throws IOException {
        ControlJudgements judgements = judgements();

        assertThat(judgements.state(finding("trail", "e1"), AUDIT))
                .isEqualTo(ControlState.FOR_REVIEW);
        assertThat(judgements.state(finding("trail", "e1"), LATER))
                .isEqualTo(ControlState.FOR_REVIEW);
        assertThat(judgements.state(finding("trail", "e2"), LOGGING))
                .isEqualTo(ControlState.FOR_REVIEW);
        assertThat(judgements.state(finding("other", "e1"), LOGGING))
                .isEqualTo(ControlState.FOR_REVIEW);
        // More evidence joins the group: the judgement stays.
        assertThat(judgements.state(finding("trail", "e0", "e1"), LOGGING))
                .isEqualTo(ControlState.NOT_MET);
    }

    @Test
    void onlySettingBackTakesNoReason() {
        assertThat(ControlJudgements.suffices(ControlState.MET, " ")).isFalse();
        assertThat(ControlJudgements.suffices(ControlState.MET, "seen")).isTrue();
        assertThat(ControlJudgements.suffices(ControlState.FOR_REVIEW, "")).isTrue();
    }
}
