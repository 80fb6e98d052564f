package org.exhibit.indexer.provenance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class DeclaredTest {
    private static final Declared DECLARED =
            new Declared(
                    Set.of(),
                    List.of(
                            new Declared.LabelRule("PROMPT", "b", "prompts/", false, "s"),
                            new Declared.LabelRule("PHI", "b", "one.csv", true, "s")));

    @Test
    void anObjectIsCalledWhatARuleAboutItCallsIt() {
        assertThat(DECLARED.isCalled("b", "prompts/1", Set.of("PROMPT", "CONFIG"))).isTrue();
        assertThat(DECLARED.isCalled("b", "prompts/1", Set.of("PHI"))).isFalse();
        assertThat(DECLARED.isCalled("b", "other/1", Set.of("PROMPT"))).isFalse();
        assertThat(DECLARED.isCalled("other", "prompts/1", Set.of("PROMPT"))).isFalse();
        assertThat(Declared.NOTHING.isCalled("b", "prompts/1", Set.of("PROMPT"))).isFalse();
    }

    @Test
    void aRuleAboutOneObjectIsNoPrefix() {
        assertThat(DECLARED.isCalled("b", "one.csv", Set.of("PHI"))).isTrue();
        assertThat(DECLARED.isCalled("b", "one.csv.old", Set.of("PHI"))).isFalse();
        assertThat(DECLARED.isCalled("b", "one", Set.of("PHI"))).isFalse();
    }
}
