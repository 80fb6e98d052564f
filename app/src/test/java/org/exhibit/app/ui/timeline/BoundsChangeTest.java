package org.exhibit.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.FixtureLife;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/// What is needed before other bounds of a window are entered.
class BoundsChangeTest {
    private static final String FROM = "2026-11-07T10:01:00Z";
    private static final String TO = "2026-11-07T12:00:00Z";
    private static final ExposureWindow WINDOW = FixtureLife.told().windows().getFirst();

    private static BoundsChange change(String from, String to, boolean open, String reason) {
        return new BoundsChange(WINDOW, from, to, open, false, reason);
    }

    @Test
    void needsInstantsAReasonAndADifference() {
        assertThat(change("noon", TO, false, "why").missing()).startsWith("Bounds are instants");
        assertThat(change(TO, FROM, false, "why").missing()).isEqualTo("It ends after it begins.");
        assertThat(change(FROM, TO, false, "why").missing())
                .isEqualTo("These are its bounds already.");
        assertThat(change(FROM, TO, true, " ").missing()).isEqualTo("Say why.");
        assertThat(change(FROM, TO, true, "why").missing()).isEmpty();
    }

    @Test
    void readsWhatIsTyped() {
        BoundsChange change = change(" 2026-11-07T10:30:00Z ", TO, false, "cached");

        assertThat(change.missing()).isEmpty();
        assertThat(change.begins()).isEqualTo(Instant.parse("2026-11-07T10:30:00Z"));
        assertThat(change.ends()).isEqualTo(Instant.parse(TO));
        assertThat(change(FROM, TO, true, "open").ends()).isNull();
    }

    @Test
    void takesNothingBackThatWasNotSet() {
        assertThat(new BoundsChange(WINDOW, FROM, TO, false, true, "why").missing())
                .isEqualTo("The records' bounds stand already.");
    }
}
