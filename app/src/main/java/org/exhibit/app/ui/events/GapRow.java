package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.UnloggedStretch;

import java.time.Duration;

/// A row of the events table that is no event: it stands where logs stopped or went on.
///
/// @param evidence the span of time the evidence reaches over
record GapRow(UnloggedStretch stretch, Part part, Interval evidence) {
    /// What of a stretch the row marks.
    enum Part {
        /// Its first instant; its last has a row of its own, or the evidence ends in it.
        BEGIN,
        /// Its end.
        END,
        /// Both: no event lies between.
        BOTH
    }

    /// What stands in the row.
    String text(TimeDisplay times) {
        Interval interval = stretch.interval();
        boolean before = !interval.from().isAfter(evidence.from());
        boolean after = !interval.to().isBefore(evidence.to());
        String what = stretch.what();
        String from = times.exact(interval.from());
        String to = times.exact(interval.to());
        if (before && after) {
            return what + " unknown over the whole time: " + stretch.reason();
        }
        if (part == Part.END) {
            return what + " known again from " + to + ", after " + length();
        }
        String when =
                before
                        ? " unknown before " + to
                        : after
                                ? " unknown from " + from + " on"
                                : part == Part.BOTH
                                        ? " unknown from " + from + " to " + to + ", " + length()
                                        : " unknown from " + from;
        return what + when + ": " + stretch.reason();
    }

    private String length() {
        return Formats.duration(
                Duration.between(stretch.interval().from(), stretch.interval().to()));
    }

    /// The row's text with the records behind it, for a clipboard.
    String copyText(TimeDisplay times) {
        return text(times)
                + (stretch.evidence().isEmpty()
                        ? ""
                        : "\nRecords: " + String.join(" ", stretch.evidence()));
    }
}
