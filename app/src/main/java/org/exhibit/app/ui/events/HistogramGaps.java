package org.exhibit.app.ui.events;

import javafx.scene.Group;

import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.index.Histogram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The hatch behind a histogram's bars: a strip along its top where a log that was asked for says
/// nothing, and down to the axis where there is no event either, so that unknown never looks quiet.
final class HistogramGaps {
    private static final double STRIP = 7;

    private HistogramGaps() {}

    /// What is drawn from one instant to another.
    record Hatched(UnloggedStretch stretch, Instant from, Instant to, boolean whole) {}

    /// @param stretches by time
    static List<Hatched> of(Histogram histogram, List<UnloggedStretch> stretches) {
        List<Hatched> found = new ArrayList<>();
        if (histogram.bins().isEmpty()) {
            return found;
        }
        Instant first = histogram.bins().getFirst().from();
        Instant last = histogram.bins().getLast().to();
        for (UnloggedStretch stretch : stretches) {
            Instant from = later(stretch.interval().from(), first);
            Instant to = earlier(stretch.interval().to(), last);
            if (from.isBefore(to)) {
                found.add(new Hatched(stretch, from, to, false));
                quiet(found, histogram, stretch, from, to);
            }
        }
        return found;
    }

    /// The parts of a stretch without an event, as far as bins tell.
    private static void quiet(
            List<Hatched> found,
            Histogram histogram,
            UnloggedStretch stretch,
            Instant from,
            Instant to) {
        Instant start = null;
        for (Histogram.Bin bin : histogram.bins()) {
            boolean inside = bin.to().isAfter(from) && bin.from().isBefore(to);
            if (inside && bin.count() == 0) {
                start = start == null ? later(bin.from(), from) : start;
            } else if (start != null) {
                found.add(new Hatched(stretch, start, earlier(bin.from(), to), true));
                start = null;
            }
        }
        if (start != null) {
            found.add(new Hatched(stretch, start, to, true));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// @param left where the scale begins
    /// @param top of the bars' room
    static Group draw(
            List<Hatched> hatched, HistogramScale scale, double left, double top, double foot) {
        Group drawn = new Group();
        for (boolean whole : List.of(true, false)) {
            for (Hatched one : hatched) {
                if (one.whole() == whole) {
                    double x = left + scale.x(one.from());
                    double wide = Math.max(2, left + scale.x(one.to()) - x);
                    double high = whole ? foot - top : STRIP;
                    drawn.getChildren().add(GapHatch.of(one.stretch().kind(), x, top, wide, high));
                }
            }
        }
        return drawn;
    }
}
