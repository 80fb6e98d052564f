package org.exhibit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.time.Duration;
import java.time.Instant;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-10T00:00:00Z",
        "2026-03-10T09:05, 2026-03-10T09:05:00Z",
        "2026-03-10 09:05:02.125, 2026-03-10T09:05:02.125Z",
        "2026-03-10T09:05:02Z, 2026-03-10T09:05:02Z",
        "2026-03-10T09:05:02+02:00, 2026-03-10T07:05:02Z",
    })
    void readsUtcUnlessAnOffsetIsWritten(String text, Instant instant) {
        assertThat(new Instants().convert(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "10/03/2026", "2026-13-01", ""})
    void saysWhatWasExpected(String text) {
        assertThatThrownBy(() -> new Instants().convert(text))
                .isInstanceOf(CommandLine.TypeConversionException.class)
                .hasMessageContaining("2026-03-10T09:05");
    }

    @Test
    void readsLengths() {
        assertThat(Instants.length("1h")).isEqualTo(Duration.ofHours(1));
        assertThat(Instants.length("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() -> Instants.length("0h")).isInstanceOf(WrongUsage.class);
        assertThatThrownBy(() -> Instants.length("1 hour")).isInstanceOf(WrongUsage.class);
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        assertThatThrownBy(() -> Instants.range(noon, noon)).isInstanceOf(WrongUsage.class);
    }
}
