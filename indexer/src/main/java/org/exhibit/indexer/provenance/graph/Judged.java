package org.exhibit.indexer.provenance.graph;

/// An edge whose strength a person set; the edge itself bears that strength.
///
/// @param byRule what the rules say of it on their own
public record Judged(StrengthDecision decision, Strength byRule) {
    /// Who set it, against what, and why, in one sentence.
    public String text() {
        String records =
                decision.cited().isEmpty()
                        ? ""
                        : ", on the strength of " + String.join(", ", decision.cited());
        return "set by examiner "
                + decision.author()
                + " at "
                + decision.at()
                + ", the rules say "
                + byRule.word()
                + ": "
                + decision.reason()
                + records;
    }
}
