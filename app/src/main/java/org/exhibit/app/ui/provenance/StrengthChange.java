package org.exhibit.app.ui.provenance;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// A change of an edge's strength as it is being filled in.
///
/// @param byRule what the rules say of the edge
/// @param strength null gives the rules their say again
/// @param records names of records that carry it
record StrengthChange(
        Edge edge,
        Strength byRule,
        @Nullable Strength strength,
        String reason,
        List<String> records) {
    StrengthChange {
        records = List.copyOf(records);
    }

    /// Whether it takes a record that carries it.
    boolean isUpgrade() {
        return strength != null && strength.compareTo(byRule) > 0;
    }

    /// What still keeps it from being entered, in words; empty where nothing does.
    String missing() {
        Strength next = strength == null ? byRule : strength;
        if (next == edge.strength() && (strength != null || byRule == edge.strength())) {
            return "The edge is " + next.word() + " already.";
        }
        if (isUpgrade() && records.isEmpty()) {
            return "More than the rules say takes a record that carries it.";
        }
        return reason.isBlank() ? "Say why." : "";
    }
}
