package org.exhibit.indexer.provenance.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What a person decided about the strength of an edge.
///
/// @param strength null where the rules are to have their say again
/// @param reason why, in the person's words
/// @param cited content ids of the records that carry it; at least one where it is above the rules'
/// @param author as custody names the examiner
public record StrengthDecision(
        NodeId from,
        NodeId to,
        EdgeKind kind,
        @Nullable Strength strength,
        String reason,
        List<String> cited,
        String author,
        Instant at) {
    public StrengthDecision {
        cited = List.copyOf(cited);
    }

    /// Rules and records of an edge may change with more evidence; its ends and kind are what was
    /// judged.
    public boolean isAbout(Edge edge) {
        return edge.kind() == kind && edge.from().equals(from) && edge.to().equals(to);
    }
}
