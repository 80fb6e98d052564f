package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/// Streams made to cost as much as they can. The limit is far above what they take; without the
/// bounds each would take hours.
class HostileStreamTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":x},",
                "{\"a\":x\"},",
                "{\"a\":x}z,",
                "{\"a\":\"x,",
                "nul,",
                "{\"eventVersion\":",
                "[",
                "\"",
                "{\"a\":1}",
                "x\n",
                "{\n"
            })
    @Timeout(60)
    void everyStreamIsReadToItsEnd(String repeated) throws IOException {
        String body = repeated.repeat(1_000_000 / repeated.length());
        for (String around : new String[] {"", "[", "{\"Records\":["}) {
            Collected collected = Collected.of(around + body);
            assertThat(collected.rejected.size() + collected.broken.size()).isPositive();
        }
    }
}
