package org.exhibit.indexer.scenario;

import java.time.Instant;
import java.time.LocalTime;

/// The day of the stories.
public final class Clock {
    public static final Instant DAY = Instant.parse("2026-03-10T00:00:00Z");

    private Clock() {}

    /// @param time of the day in UTC, `HH:MM` or `HH:MM:SS`
    public static Instant at(String time) {
        return DAY.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }
}
