package org.exhibit.app.ui.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.FixtureLineage;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What is needed before another strength is entered.
class StrengthChangeTest {
    private static final Edge INFERRED =
            FixtureLineage.answer(LineageQuestion.of(Selector.parse("s3://mix/a"), Direction.BOTH))
                    .graph()
                    .edges()
                    .stream()
                    .filter(edge -> edge.strength() == Strength.INFERRED)
                    .findFirst()
                    .orElseThrow();

    private static String missing(@Nullable Strength strength, String reason, String... records) {
        return new StrengthChange(INFERRED, Strength.INFERRED, strength, reason, List.of(records))
                .missing();
    }

    @Test
    void lowersWithAReasonAlone() {
        assertThat(missing(Strength.POSSIBLE, " ")).isEqualTo("Say why.");
        assertThat(missing(Strength.POSSIBLE, "no log")).isEmpty();
    }

    @Test
    void raisesOnlyWithARecord() {
        assertThat(missing(Strength.RECORDED, "the log"))
                .isEqualTo("More than the rules say takes a record that carries it.");
        assertThat(missing(Strength.RECORDED, "the log", "E-01/h8WdK3mQ#4")).isEmpty();
    }

    @Test
    void changesNothingIntoItself() {
        assertThat(missing(Strength.INFERRED, "same")).isEqualTo("The edge is inferred already.");
        assertThat(missing(null, "same")).isEqualTo("The edge is inferred already.");
    }

    @Test
    void goesBackToTheRulesWordWithoutARecord() {
        StrengthChange back =
                new StrengthChange(
                        INFERRED.withStrength(Strength.POSSIBLE),
                        Strength.INFERRED,
                        null,
                        "I was wrong",
                        List.of());
        assertThat(back.missing()).isEmpty();
    }
}
