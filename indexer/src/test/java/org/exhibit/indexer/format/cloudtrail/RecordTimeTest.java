package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

class RecordTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z, false",
        "20131102T010628Z, 2013-11-02T01:06:28Z, false",
        "2026-01-02T03:04:05.7Z, 2026-01-02T03:04:05.700Z, true",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123Z, true",
        "2022-02-08T09:23:37+11:00, 2022-02-07T22:23:37Z, false",
        "2022-02-08T09:23:37-0130, 2022-02-08T10:53:37Z, false",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z, false"
    })
    void readsIso8601(String text, String instant, boolean fraction) {
        assertThat(RecordTime.parse(text))
                .isEqualTo(new RecordTime(Instant.parse(instant).toEpochMilli(), fraction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02 03:04:05Z",
                "2026-13-02T03:04:05Z",
                "2026-02-29T03:04:05Z",
                "2026-01-02T24:00:00Z",
                "2026-01-02T03:60:05Z",
                "2026-01-02T03:04:60Z",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05Zx",
                "2026-01-02T03:04:05+1",
                "2026-01-02T03:04:05+19:00",
                "2026-0102T03:04:05Z",
                "20260102T03:04:05Z",
                "-026-01-02T03:04:05Z",
                "２０２６-01-02T03:04:05Z"
            })
    void whatIsNoInstantIsNone(String text) {
        assertThat(RecordTime.parse(text)).isNull();
    }

    @Test
    void agreesWithTheCalendar() {
        SplittableRandom random = new SplittableRandom(5);
        long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last));
            assertThat(RecordTime.parse(instant.truncatedTo(ChronoUnit.SECONDS).toString()))
                    .isEqualTo(new RecordTime(instant.toEpochMilli(), false));
        }
    }
}
