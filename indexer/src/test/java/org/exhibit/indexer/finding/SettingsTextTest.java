package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.finding.SettingsText.Threshold;
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

/// Changing one number of a text that people wrote.
class SettingsTextTest {
    private static final String WRITTEN =
            """
            # agreed with the hospital
            sensitive-buckets: [phi]
            egress-threshold-bytes: 5000  # per hour
            ci-actors:
              - arn:aws:iam::1:role/release
            """;

    @Test
    void changesOneLineAndLeavesTheRest() throws YamlException {
        assertThat(SettingsText.with(WRITTEN, Threshold.EGRESS, OptionalLong.of(700)))
                .isEqualTo(WRITTEN.replace("5000  # per hour", "700"));
    }

    @Test
    void addsWhatIsNotThereAndTakesAwayWhatGoesBackToTheStandard() throws YamlException {
        assertThat(SettingsText.with("", Threshold.ROTATION, OptionalLong.of(90)))
                .isEqualTo("key-rotation-days: 90\n");
        assertThat(SettingsText.with("ci-actors: [a]", Threshold.RETENTION, OptionalLong.of(400)))
                .isEqualTo("ci-actors: [a]\nlog-retention-days: 400\n");
        String back = SettingsText.with(WRITTEN, Threshold.EGRESS, OptionalLong.empty());
        assertThat(back).isEqualTo(WRITTEN.replaceFirst("egress.*\n", ""));
        assertThat(FindingSettings.read(back).egressThreshold()).isEqualTo(100_000_000L);
    }

    @Test
    void refusesWhatItWouldGetWrong() {
        assertThatThrownBy(() ->
                        SettingsText.with(
                                "egress-threshold-bytes:\n  5000\n",
                                Threshold.EGRESS,
                                OptionalLong.of(7)))
                .isInstanceOf(YamlException.class);
        assertThatThrownBy(() ->
                        SettingsText.with(
                                "{log-retention-days: 30}",
                                Threshold.RETENTION,
                                OptionalLong.of(7)))
                .isInstanceOf(YamlException.class);
        assertThatThrownBy(() ->
                        SettingsText.with(
                                "", Threshold.RETENTION, OptionalLong.of(99_999_999_999L)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("at most 36525");
    }
}
