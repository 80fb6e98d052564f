package org.exhibit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.Progress;
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private static Progress at(long files, OptionalLong total) {
        return new Progress(
                Progress.Stage.ACQUIRING, "k", files, total, 0, OptionalLong.empty(), 0, 0);
    }

    @Test
    void saysRateAndWhatIsLeft() {
        Pace pace = new Pace();
        assertThat(pace.of(at(100, OptionalLong.empty()), 0)).isEmpty();
        assertThat(pace.of(at(2_100, OptionalLong.empty()), 2 * SECOND))
                .isEqualTo("  1,000 files/s");
        assertThat(pace.of(at(4_100, OptionalLong.of(24_100)), 4 * SECOND))
                .isEqualTo("  1,000 files/s  20 s left");
        assertThat(pace.of(at(8_100, OptionalLong.of(608_100)), 8 * SECOND))
                .isEqualTo("  1,000 files/s  10 min left");
    }

    @Test
    void saysNothingBeforeItKnows() {
        Pace pace = new Pace();
        pace.of(at(0, OptionalLong.of(10)), 0);
        assertThat(pace.of(at(5, OptionalLong.of(10)), SECOND / 2)).isEmpty();
        assertThat(pace.of(at(0, OptionalLong.of(10)), 3 * SECOND)).isEmpty();
    }
}
