package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says what stands behind an empty result: which logs were not collected in the time asked for.
final class Unlogged {
    private static final int MOST = 12;

    private Unlogged() {}

    static void tell(ProgramContext context, CaseReader reader, TimeRange range)
            throws IOException {
        Console console = context.console();
        if (reader.events().totals().counts().events() == 0) {
            console.say("No log is in the case, so nothing can be said.");
            return;
        }
        Coverage coverage =
                context.service().coverage(reader, new ProgressBoard(), context.cancel());
        Interval span = coverage.span();
        Optional<Interval> asked =
                Interval.between(
                        Objects.requireNonNullElse(range.from(), span.from()),
                        Objects.requireNonNullElse(range.to(), span.to()));
        if (asked.isEmpty() || asked.get().intersect(span).isEmpty()) {
            console.say("The evidence does not reach this time; nothing can be said about it.");
            return;
        }
        int gaps = 0;
        for (LaneCoverage lane : coverage.lanes()) {
            List<LaneSpan> here = LaneCoverage.joined(lane.within(asked.get()));
            for (LaneSpan gap : here) {
                if (gap.status().isGap() && ++gaps <= MOST) {
                    console.say("  " + CellText.safe(line(lane, gap)));
                }
            }
        }
        console.say(
                gaps == 0
                        ? "Every log of the evidence was collected in this time, as far as the"
                                + " evidence tells (exhibit coverage)."
                        : (gaps > MOST ? Searched.number(gaps - MOST, "more gap") + ". " : "")
                                + "In these spans silence means nothing (exhibit coverage).");
    }

    private static String line(LaneCoverage lane, LaneSpan gap) {
        return lane.lane()
                + ", "
                + EventJson.instant(gap.interval().from())
                + " to "
                + EventJson.instant(gap.interval().to())
                + ": "
                + gap.status()
                + ", "
                + gap.basis().cause();
    }
}
