package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.provenance.graph.Strength;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How well a finding is founded goes with it, whatever else is said of it later.
class FindingTest {
    private static Finding finding(Map<String, String> matched) {
        return new Finding(
                "F20",
                "t",
                Level.HIGH,
                Instant.EPOCH,
                "1",
                "r",
                "s",
                matched,
                List.of("e"),
                List.of(),
                TriageState.NEW);
    }

    @Test
    void isRecordedUnlessItsPatternSaysOtherwise() {
        assertThat(finding(Map.of()).strength()).isEqualTo(Strength.RECORDED);
        assertThat(finding(Map.of("strength", "possible")).strength()).isEqualTo(Strength.POSSIBLE);
        assertThat(finding(Map.of("strength", "corroborated")).strength())
                .isEqualTo(Strength.CORROBORATED);
    }

    @Test
    void keepsItsStrengthThroughTriageAndMapping() {
        Finding finding = finding(Map.of()).withStrength(Strength.INFERRED);

        assertThat(finding.withState(TriageState.CONFIRMED).withControls(List.of()).strength())
                .isEqualTo(Strength.INFERRED);
        assertThat(finding).isNotEqualTo(finding(Map.of()));
    }
}
