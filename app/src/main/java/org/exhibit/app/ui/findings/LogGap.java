package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A span of time that a log says nothing of.
///
/// @param account 12 digits
/// @param log region and kind in words
/// @param why the cause, a clause without a full stop
/// @param kind of log; null where that is not known
public record LogGap(
        String account,
        String log,
        Instant from,
        Instant to,
        String why,
        @Nullable LaneClass kind) {

    /// Of a log of no known kind.
    public LogGap(String account, String log, Instant from, Instant to, String why) {
        this(account, log, from, to, why, null);
    }

    public static List<LogGap> of(Coverage coverage) {
        List<LogGap> gaps = new ArrayList<>();
        for (LaneCoverage lane : coverage.lanes()) {
            for (LaneSpan span : lane.gaps()) {
                gaps.add(
                        new LogGap(
                                lane.lane().account(),
                                LogNames.of(lane.lane()),
                                span.interval().from(),
                                span.interval().to(),
                                span.basis().text(),
                                lane.lane().kind()));
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
