package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;

/// Other bounds of a window of exposure as they are being filled in.
///
/// @param from as typed, ISO 8601 in UTC
/// @param to as typed; not read where `open`
/// @param open whether it stays open beyond the evidence
/// @param byRecords whether the records are to have their say again
record BoundsChange(
        ExposureWindow window,
        String from,
        String to,
        boolean open,
        boolean byRecords,
        String reason) {

    /// The first instant; null where the records have their say, or nothing readable is typed.
    @Nullable Instant begins() {
        return byRecords ? null : instant(from);
    }

    /// The last instant, exclusive; null where it stays open, the records have their say, or
    /// nothing readable is typed.
    @Nullable Instant ends() {
        return byRecords || open ? null : instant(to);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// What still keeps it from being entered, in words; empty where nothing does.
    String missing() {
        Instant first = begins();
        Instant last = ends();
        if (!byRecords && (first == null || last == null && !open)) {
            return "Bounds are instants such as " + window.openedAt() + ".";
        }
        if (first != null && last != null && !first.isBefore(last)) {
            return "It ends after it begins.";
        }
        if (byRecords && window.byRecords() == null) {
            return "The records' bounds stand already.";
        }
        if (first != null
                && first.equals(window.from())
                && java.util.Objects.equals(last, window.to())) {
            return "These are its bounds already.";
        }
        return reason.isBlank() ? "Say why." : "";
    }
}
