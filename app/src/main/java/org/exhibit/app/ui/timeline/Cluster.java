package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.ArrayList;
import java.util.List;

/// Marks of one lane that would cover each other; drawn as one with their number.
///
/// @param x middle in px
/// @param lines by time; one alone is a mark of its own
record Cluster(double x, List<LifeLine> lines) {
    private static final double NEAR = 7;
    private static final double BAR = 2.5;
    private static final double WIDEST = 16;
    private static final int LEAST = 3;

    Cluster {
        lines = List.copyOf(lines);
    }

    /// A mark and where it would stand.
    record Placed(double x, LifeLine line) {}

    boolean isOne() {
        return lines.size() == 1;
    }

    /// @param marks by place
    static List<Cluster> of(List<Placed> marks) {
        List<Cluster> clusters = new ArrayList<>();
        List<Placed> run = new ArrayList<>();
        for (Placed mark : marks) {
            if (!run.isEmpty() && !joins(run, mark)) {
                close(run, clusters);
            }
            run.add(mark);
        }
        close(run, clusters);
        return clusters;
    }

    /// Reads are thin bars, which may stand closer than other marks before they cover each other.
    private static boolean joins(List<Placed> run, Placed mark) {
        boolean bar = Mark.of(mark.line()) == Mark.READ;
        return mark.x() - run.getLast().x() < (bar ? BAR : NEAR)
                && mark.x() - run.getFirst().x() < WIDEST;
    }

    private static void close(List<Placed> run, List<Cluster> into) {
        if (run.size() < LEAST) {
            run.forEach(mark -> into.add(new Cluster(mark.x(), List.of(mark.line()))));
        } else {
            double middle = (run.getFirst().x() + run.getLast().x()) / 2;
            into.add(new Cluster(middle, run.stream().map(Placed::line).toList()));
        }
        run.clear();
    }
}
