package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;

import java.util.List;

/// What findings are seen against: what was logged, what stood open, and which rules there are.
///
/// @param lanes of every log of the case
/// @param windows of exposure, by time
/// @param notes what was left out of the windows, one sentence each
/// @param rules those that were on, as the case chooses them
public record Surroundings(
        List<LaneCoverage> lanes,
        List<ExposureWindow> windows,
        List<String> notes,
        List<RuleBook.Entry> rules) {
    public static final Surroundings NONE =
            new Surroundings(List.of(), List.of(), List.of(), List.of());

    public Surroundings {
        lanes = List.copyOf(lanes);
        windows = List.copyOf(windows);
        notes = List.copyOf(notes);
        rules = List.copyOf(rules);
    }
}
