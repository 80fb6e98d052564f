package org.exhibit.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.Progress;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class PullPaceTest {
    private static final Instant START = Instant.parse("2026-03-09T10:00:00Z");

    private static Progress at(long objects, long bytes, OptionalLong total) {
        return new Progress(
                Progress.Stage.ACQUIRING,
                "k",
                objects,
                total,
                bytes,
                total.isPresent() ? OptionalLong.of(40_000_000) : OptionalLong.empty(),
                objects * 2,
                0);
    }

    @Test
    void rateAndRestComeFromTheLastSeconds() {
        PullPace pace = new PullPace();
        OptionalLong total = OptionalLong.of(4_000);
        PullPace.View first = pace.view(at(0, 0, total), START);
        assertThat(first.rate()).isEmpty();
        assertThat(first.left()).isEmpty();
        PullPace.View later = pace.view(at(1_000, 10_000_000, total), START.plusSeconds(2));
        assertThat(later)
                .isEqualTo(
                        new PullPace.View(
                                OptionalDouble.of(0.25),
                                "1,000 of 4,000 objects · 10.00 MB of 40.00 MB · 2,000 records",
                                "500 objects/s · 5.00 MB/s",
                                "6 s left"));
        // A slow beginning is forgotten.
        pace.view(at(1_100, 11_000_000, total), START.plusSeconds(10));
        assertThat(pace.view(at(2_100, 21_000_000, total), START.plusSeconds(12)).rate())
                .isEqualTo("500 objects/s · 5.00 MB/s");
    }

    @Test
    void whatIsNotKnownIsNotTold() {
        PullPace pace = new PullPace();
        pace.view(at(0, 0, OptionalLong.empty()), START);
        PullPace.View view =
                pace.view(at(600, 6_000_000, OptionalLong.empty()), START.plusSeconds(2));
        assertThat(view.fraction()).isEmpty();
        assertThat(view.left()).isEmpty();
        assertThat(view.rate()).isEqualTo("300 objects/s · 3.00 MB/s");
        assertThat(pace.view(at(600, 6_000_000, OptionalLong.empty()), START.plusSeconds(9)).rate())
                .isEmpty();
    }
}
