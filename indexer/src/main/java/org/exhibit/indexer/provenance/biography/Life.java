package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.provenance.taken.WindowUse;

import java.util.List;

/// What a case tells of one selector.
///
/// @param lines by time; gaps and windows of exposure among them
/// @param takings what was taken of objects, and by whom
/// @param windows of exposure, and who used them
/// @param absence where no line tells of a read: what that means, in the fixed words of coverage
/// @param records how many records were found
/// @param notes what was left out or is not known, one sentence each
public record Life(
        Selector selector,
        List<LifeLine> lines,
        List<Taking> takings,
        List<WindowUse> windows,
        List<String> absence,
        long records,
        List<String> notes) {
    public Life {
        lines = List.copyOf(lines);
        takings = List.copyOf(takings);
        windows = List.copyOf(windows);
        absence = List.copyOf(absence);
        notes = List.copyOf(notes);
    }

    /// Lines that records tell of, gaps left out.
    public List<LifeLine> deeds() {
        return lines.stream().filter(line -> !line.isGap()).toList();
    }
}
