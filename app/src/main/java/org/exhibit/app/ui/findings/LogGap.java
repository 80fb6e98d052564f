package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A span of time that a log says nothing of.
///
/// @param account 12 digits
/// @param log account, region and kind in words
/// @param why the cause, a clause without a full stop
public record LogGap(String account, String log, Instant from, Instant to, String why) {

    public static List<LogGap> of(Coverage coverage) {
        List<LogGap> gaps = new ArrayList<>();
        for (LaneCoverage lane : coverage.lanes()) {
            for (LaneSpan span : lane.gaps()) {
                gaps.add(
                        new LogGap(
                                lane.lane().account(),
                                lane.lane().toString(),
                                span.interval().from(),
                                span.interval().to(),
                                span.basis().text()));
            }
        }
        return gaps;
    }

    /// How far an instant lies outside; zero within.
    Duration distance(Instant instant) {
        if (instant.isBefore(from)) {
            return Duration.between(instant, from);
        }
        return instant.isBefore(to) ? Duration.ZERO : Duration.between(to, instant);
    }
}
