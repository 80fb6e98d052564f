package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Home;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.finding.RecordView;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether another trail of the account selects a bucket's objects after one trail's selectors have
/// changed: what coverage says ten minutes later, when the change has settled.
final class LoggedElsewhere {
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final PatternContext context;

    LoggedElsewhere(PatternContext context) {
        this.context = context;
    }

    boolean selects(String bucket, RecordView change) throws IOException {
        Instant time = change.time();
        Optional<Coverage> coverage = context.environment().coverage();
        if (time == null || coverage.isEmpty()) {
            return false;
        }
        Instant from = time.plus(SETTLED);
        Optional<Interval> after =
                Interval.between(from, from.plusSeconds(1))
                        .flatMap(moment -> moment.intersect(coverage.get().span()));
        return after.isPresent() && covered(coverage.get(), bucket, after.get());
    }

    private static boolean covered(Coverage coverage, String bucket, Interval moment) {
        Optional<Home> home = coverage.home(bucket);
        if (home.isEmpty()) {
            return false;
        }
        // Access logs are another log: what is asked here is whether a trail takes data events.
        return coverage
                .absence(new Watched.Objects(bucket, "*"), Act.WRITE, moment)
                .spans()
                .stream()
                .flatMap(span -> span.lanes().stream())
                .filter(watch -> watch.lane().kind() instanceof LaneClass.Data)
                .map(watch -> watch.span())
                .anyMatch(LoggedElsewhere::isOn);
    }

    private static boolean isOn(LaneSpan span) {
        CoverageStatus status = span.status();
        return status == CoverageStatus.COVERED || status == CoverageStatus.PRESUMED;
    }
}
