package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

/// Figures on the screen are quoted in reports: they must read the same on every computer.
class FormatsTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void readsTheSameInEveryLocale() {
        Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));

        assertThat(Formats.count(4_830_520)).isEqualTo("4,830,520");
        assertThat(Formats.bytes(48_201_733)).isEqualTo("48.20 MB");
        assertThat(Formats.duration(Duration.ofSeconds(245))).isEqualTo("4 min 05 s");
    }

    @Test
    void countsWithTheRightNoun() {
        assertThat(Formats.count(1, "file", "files")).isEqualTo("1 file");
        assertThat(Formats.count(0, "file", "files")).isEqualTo("0 files");
        assertThat(Formats.count(1_200, "file", "files")).isEqualTo("1,200 files");
    }

    @Test
    void givesBytesInDecimalUnits() {
        assertThat(Formats.bytes(0)).isEqualTo("0 B");
        assertThat(Formats.bytes(999)).isEqualTo("999 B");
        assertThat(Formats.bytes(1_000)).isEqualTo("1.00 kB");
        assertThat(Formats.bytes(999_949)).isEqualTo("1.00 MB");
        assertThat(Formats.bytes(168_000_000)).isEqualTo("168 MB");
        assertThat(Formats.bytes(Long.MAX_VALUE)).isEqualTo("9.22 EB");
    }

    @Test
    void saysHundredPercentOnlyOfTheWhole() {
        assertThat(Formats.percent(0.999_999)).isEqualTo("99 %");
        assertThat(Formats.percent(1)).isEqualTo("100 %");
        assertThat(Formats.percent(1.3)).isEqualTo("100 %");
    }

    @Test
    void givesSpansInTheirTwoLargestUnits() {
        assertThat(Formats.duration(Duration.ofSeconds(41))).isEqualTo("41 s");
        assertThat(Formats.duration(Duration.ofMinutes(563))).isEqualTo("9 h 23 min");
        assertThat(Formats.duration(Duration.ofHours(116))).isEqualTo("4 d 20 h");
    }

    @Test
    void shortensOnlyLongHashes() {
        assertThat(Formats.shortHash("e41c09d2" + "0".repeat(48) + "7ab35f18"))
                .isEqualTo("e41c09d2…7ab35f18");
        assertThat(Formats.shortHash("e41c09d2")).isEqualTo("e41c09d2");
    }
}
