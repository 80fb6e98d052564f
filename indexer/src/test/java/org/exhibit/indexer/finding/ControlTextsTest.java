package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The texts beside the mapping: none missing, none left over.
class ControlTextsTest {
    private static final List<String> RULES =
            List.of(
                    "F01", "F02", "F03a", "F03b", "F03c", "F03d", "F03e", "F03f", "F04", "F05",
                    "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F14b", "F15",
                    "F16", "F17", "F18", "F19", "F20");

    /// Those whose numbers change with each version have none.
    private static final Set<String> UNTITLED =
            Set.of("CIS AWS Foundations", "CIS AWS Foundations v7");

    private static Finding finding(String rule) {
        return new Finding(
                rule,
                "t",
                Level.LOW,
                Instant.EPOCH,
                "",
                "",
                "s",
                Map.of(),
                List.of("e"),
                List.of(),
                TriageState.NEW);
    }

    @Test
    void everyMappedControlHasATitleAndEveryRuleSaysWhyItBears() throws IOException {
        ControlMap map = ControlMap.builtIn();
        ControlTexts texts = ControlTexts.builtIn();
        List<String> untitled = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        int titled = 0;
        for (String rule : RULES) {
            Finding finding = finding(rule);
            if (texts.why(finding).isEmpty()) {
                unexplained.add(rule);
            }
            for (Control control : map.of(finding)) {
                boolean none = texts.title(control).isEmpty();
                if (none != UNTITLED.contains(control.framework())) {
                    untitled.add(control.framework() + ' ' + control.id());
                }
                titled += none ? 0 : 1;
            }
        }
        assertThat(untitled).isEmpty();
        assertThat(unexplained).isEmpty();
        assertThat(titled).isGreaterThan(200);
    }

    @Test
    void ownRulesHaveNoTextsAndSpecialOnesTheirOwn() throws IOException {
        ControlTexts texts = ControlTexts.builtIn();

        assertThat(texts.why(finding("5d5a0f6c-own"))).isEmpty();
        assertThat(texts.why(finding("F03a")))
                .isEqualTo("Calls or requests may have gone unrecorded");
        assertThat(texts.why(finding("F03d"))).isEqualTo("Traffic may have gone unrecorded");
        assertThat(texts.title(new Control("HIPAA", "45 CFR 164", "§164.312(b)", "x")))
                .isEqualTo("Audit controls");
    }
}
