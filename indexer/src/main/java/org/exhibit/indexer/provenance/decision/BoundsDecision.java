package org.exhibit.indexer.provenance.decision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a person decided about the bounds of a window of exposure.
///
/// @param resource pattern of what could be reached, as the window has it
/// @param audience as the window prints it
/// @param opened when it opened by the records: with the others, which window is meant
/// @param from null where the records are to have their say again
/// @param to exclusive; null for a window that stays open
/// @param author as custody names the examiner
public record BoundsDecision(
        String resource,
        String audience,
        Instant opened,
        @Nullable Instant from,
        @Nullable Instant to,
        String reason,
        String author,
        Instant at) {

    /// Who set them, against what, and why, in one sentence.
    ///
    /// @param closed when it closed by the records; null where it did not
    public String text(@Nullable Instant closed) {
        return "bounds set by examiner "
                + author
                + " at "
                + at
                + ", the records say "
                + opened
                + " to "
                + (closed == null ? "the end of the evidence" : closed)
                + ": "
                + reason;
    }
}
