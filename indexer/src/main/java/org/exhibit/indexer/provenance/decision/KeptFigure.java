package org.exhibit.indexer.provenance.decision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A view that a person kept for packs: what was asked and how much of the answer was shown, never
/// the drawing, which is made again from the records.
///
/// @param number 1-based in the case, never given again
/// @param selector what was asked about
/// @param from first instant shown of a timeline; null for lineage
/// @param to last instant shown of a timeline, exclusive; null for lineage
/// @param direction of lineage: `up`, `down` or `both`; empty for a timeline
/// @param least weakest strength shown of lineage, as printed; empty for a timeline
/// @param author as custody names the examiner
public record KeptFigure(
        int number,
        Kind kind,
        String selector,
        @Nullable Instant from,
        @Nullable Instant to,
        String direction,
        String least,
        String note,
        String author,
        Instant at) {

    /// What is drawn.
    public enum Kind {
        TIMELINE("timeline"),
        LINEAGE("lineage");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
