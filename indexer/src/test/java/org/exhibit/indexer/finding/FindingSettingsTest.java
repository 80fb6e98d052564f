package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.Address;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class FindingSettingsTest {
    @Test
    void readsWhatTheExaminerKnows() throws YamlException {
        FindingSettings settings =
                FindingSettings.read(
                        """
                        approved-accounts: ['333333333333']
                        sensitive-buckets: [vault]
                        labels:
                          PHI: [phi/]
                          PROD: '*/prod/'
                        egress-threshold-bytes: 5000
                        allowed-destinations: [192.0.2.0/24]
                        ci-actors: ['arn:aws:iam::1:role/ci-*']
                        """);
        assertThat(settings.labels("phi", "a/b")).containsExactly("PHI");
        assertThat(settings.labels("any", "prod/x")).containsExactly("PROD");
        assertThat(settings.labels("any", "x/prod/x")).isEmpty();
        assertThat(settings.sensitive()).containsExactly("phi", "vault");
        assertThat(settings.isSensitive("any")).isFalse();
        assertThat(settings.isAllowed(Address.parse("192.0.2.7").orElseThrow())).isTrue();
        assertThat(settings.isAllowed(Address.parse("203.0.113.7").orElseThrow())).isFalse();
        assertThat(
                        settings.releasesCode(
                                "arn:aws:sts::1:assumed-role/ci-a/x", "arn:aws:iam::1:role/ci-a"))
                .isTrue();
        assertThat(settings.releasesCode("arn:aws:iam::1:user/eve", "")).isFalse();
        assertThat(settings.egressThreshold()).isEqualTo(5_000);
    }

    @Test
    void theSubjectsOfTheCaseAreOfTheirSortAndTheirBucketsSensitive() {
        FindingSettings settings =
                FindingSettings.DEFAULT.with(
                        List.of(
                                subject(Subject.Kind.PHI, "s3://phi/ct/*"),
                                subject(Subject.Kind.SYNTHETIC, "s3://mix/synthetic/*"),
                                subject(Subject.Kind.BOTH, "s3://clips/one.mp4"),
                                subject(Subject.Kind.PHI, "arn:aws:rds:eu-west-1:1:db:ehr")));
        assertThat(settings.labels("phi", "ct/1")).containsExactly("PHI");
        assertThat(settings.labels("phi", "other/1")).isEmpty();
        assertThat(settings.labels("mix", "synthetic/a")).containsExactly("SYNTHETIC");
        assertThat(settings.labels("clips", "one.mp4")).containsExactly("PHI", "SYNTHETIC");
        assertThat(settings.labels("clips", "one.mp4.bak"))
                .as("a subject that is one object is no prefix")
                .isEmpty();
        assertThat(settings.labels("phi", "ct/")).containsExactly("PHI");
        assertThat(settings.labels().stream().map(rule -> rule.query("b")))
                .containsExactly(
                        "bucket:\"b\" AND key:ct/*",
                        "bucket:\"b\" AND key:synthetic/*",
                        "bucket:\"b\" AND key:\"one.mp4\"",
                        "bucket:\"b\" AND key:\"one.mp4\"");
        assertThat(settings.sensitive()).containsExactly("clips", "mix", "phi");
        assertThat(settings.egressThreshold()).isEqualTo(FindingSettings.DEFAULT.egressThreshold());
    }

    private static Subject subject(Subject.Kind kind, String selector) {
        return new Subject(kind, selector, "", "examiner", Instant.EPOCH);
    }

    @Test
    void refusesAMistypedName() {
        assertThatThrownBy(() -> FindingSettings.read("a: 1\naproved-accounts: [x]"))
                .isInstanceOf(YamlException.class)
                .hasMessage("'a' is no setting");
        assertThatThrownBy(() -> FindingSettings.read("allowed-destinations: [somewhere]"))
                .isInstanceOf(YamlException.class)
                .hasMessage("somewhere is no network, such as 192.0.2.0/24");
        assertThatThrownBy(() -> FindingSettings.read("egress-threshold-bytes: many"))
                .isInstanceOf(YamlException.class)
                .hasMessage("egress-threshold-bytes is a number, not many");
        assertThatThrownBy(() -> FindingSettings.read("log-retention-days: 99999999999"))
                .isInstanceOf(YamlException.class)
                .hasMessage("log-retention-days is at most 36525 days, not 99999999999");
        assertThatThrownBy(() -> FindingSettings.read("- a list"))
                .isInstanceOf(YamlException.class)
                .hasMessage("settings are one mapping of names");
    }

    @Test
    void nothingEnteredMeansTheDefaults() throws YamlException {
        assertThat(FindingSettings.read("")).isEqualTo(FindingSettings.DEFAULT);
        FindingSettings days =
                FindingSettings.read("log-retention-days: 36525\nkey-rotation-days: 90");
        assertThat(days.retentionDays()).isEqualTo(36_525);
        assertThat(days.rotationDays()).isEqualTo(90);
        assertThat(days.isApproved("")).as("no account is no foreign one").isTrue();
        assertThat(days.isApproved("111111111111")).isFalse();
    }

    @Test
    void mapsEveryRuleToControls() throws IOException {
        ControlMap map = ControlMap.builtIn();
        for (String rule : List.of("F01", "F03a", "F03d", "F14b", "F20")) {
            Finding finding =
                    new Finding(
                            rule,
                            "t",
                            Level.LOW,
                            null,
                            "",
                            "",
                            "s",
                            Map.of(),
                            List.of("e"),
                            List.of(),
                            TriageState.NEW);
            assertThat(map.of(finding)).as(rule).isNotEmpty();
            assertThat(map.of(finding).getFirst().mapping())
                    .isEqualTo("analyst mapping 2026-11-20");
        }
        Finding stopped =
                new Finding(
                        "F03a",
                        "t",
                        Level.LOW,
                        null,
                        "",
                        "",
                        "s",
                        Map.of(),
                        List.of("e"),
                        List.of(),
                        TriageState.NEW);
        assertThat(map.of(stopped))
                .contains(
                        new Control(
                                "HIPAA",
                                "45 CFR 164",
                                "§164.312(b)",
                                "analyst mapping 2026-11-20"));
    }
}
