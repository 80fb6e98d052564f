package org.exhibit.indexer.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

class JsonDecimalTest {

    private static JsonDecimal decimal(String text) {
        return JsonDecimal.of(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "89, 89",
        "89.0, 89",
        "8.9E1, 89",
        "890e-1, 89",
        "0, 0",
        "-0.0, 0",
        "-12.0e2, -1200",
        "999999999999999999, 999999999999999999",
        "0.0000e99, 0",
        "1e17, 100000000000000000"
    })
    void wholeNumbersAreReadHoweverWritten(String text, long value) {
        assertThat(decimal(text).toLong()).isEqualTo(OptionalLong.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"89.5", "1e-1", "1e18", "1234567890123456789", "1e99999999999999999"})
    void whatIsNoWholeNumberOf18DigitsIsNone(String text) {
        assertThat(decimal(text).toLong()).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "1.2.3",
                "١",
                "1e999999999999999999"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(JsonDecimal.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void equalValuesAndNoOthersAreEqual() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal one =
                    BigDecimal.valueOf(random.nextInt(-2_000, 2_000), random.nextInt(-3, 4));
            BigDecimal two =
                    BigDecimal.valueOf(random.nextInt(-2_000, 2_000), random.nextInt(-3, 4));
            String same = one.stripTrailingZeros().toString();
            assertThat(decimal(one.toPlainString())).isEqualTo(decimal(same));
            assertThat(decimal(one.toString()).equals(decimal(two.toString())))
                    .as("%s and %s", one, two)
                    .isEqualTo(one.compareTo(two) == 0);
        }
    }

    @Test
    void aNumberOfMillionsOfDigitsIsReadInItsLength() {
        String text = "1" + "0".repeat(8_000_000) + ".0";
        assertThat(decimal(text)).hasToString("1E8000000");
    }
}
