package org.exhibit.app.ui.provenance;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the dock says of an edge, in words.
final class EdgeText {
    private static final int MOST_NAMED = 8;

    private EdgeText() {}

    /// Why the edge is as strong as it is, and no stronger.
    static String why(Strength strength) {
        return switch (strength) {
            case CORROBORATED ->
                    "Independent records agree on both ends, or a record agrees with a join key"
                            + " that AWS issued.";
            case RECORDED ->
                    "One record names both ends. No second, independent source tells of it.";
            case INFERRED ->
                    "No record names both ends. The rule leaves exactly one candidate for the other"
                            + " end.";
            case POSSIBLE ->
                    "Several candidates remain, or a log the rule depends on has a gap there.";
        };
    }

    /// What would make it stronger.
    static String raise(Strength strength) {
        return switch (strength) {
            case CORROBORATED -> "Nothing; this is the strongest there is.";
            case RECORDED ->
                    "A record of the same request from another log: the access log, the key's use,"
                            + " or the endpoint's.";
            case INFERRED ->
                    "A record that names both ends, such as an object-level event of the request"
                            + " itself.";
            case POSSIBLE ->
                    "The logs that are missing at that time, or a record that rules out the other"
                            + " candidates.";
        };
    }

    static String whyHeading(Strength strength) {
        return strength == Strength.CORROBORATED ? "Why corroborated." : "Why not stronger.";
    }

    /// What the edge was held against, and what came of it.
    static String checks(Edge edge, boolean partial) {
        String against =
                edge.counter().isEmpty()
                        ? "no record speaks against it"
                        : Formats.count(
                                edge.counter().size(),
                                "record speaks against it",
                                "records speak against it");
        if (partial) {
            return "Records against it: "
                    + against
                    + ". How well it was logged was not asked: the answer was stopped.";
        }
        return "Records against it: "
                + against
                + ". Logs at the time: "
                + (edge.coverage().isEmpty()
                        ? "not assessed, for nothing timed is cited"
                        : Formats.coverage(edge.coverage()))
                + ". Order in time along the way: kept.";
    }

    /// When, how much, by whom, and how well that time was logged.
    static String facts(Edge edge, TimeDisplay times) {
        List<String> facts = new ArrayList<>();
        Instant from = edge.fromTime();
        Instant to = edge.toTime();
        if (from != null && to != null) {
            facts.add(
                    from.equals(to)
                            ? times.exact(from)
                            : times.exact(from) + " to " + times.exact(to));
        }
        if (edge.bytes() != null) {
            facts.add(Formats.bytes(edge.bytes()));
        }
        if (!edge.actor().isEmpty()) {
            facts.add("by " + edge.actor());
        }
        if (!edge.coverage().isEmpty()) {
            facts.add("logs then: " + Formats.coverage(edge.coverage()));
        }
        return String.join("  ·  ", facts);
    }

    /// What it rests on beside its records; empty where there is nothing.
    static String basis(Edge edge) {
        List<String> named =
                edge.basis().stream()
                        .limit(MOST_NAMED)
                        .map(piece ->
                                switch (piece) {
                                    case Evidence.OfRecord record -> named(record);
                                    case Evidence.OfItem item -> item.file();
                                })
                        .toList();
        int left = edge.basis().size() - named.size();
        return String.join(", ", named) + (left > 0 ? " and " + left + " more" : "");
    }

    private static String named(Evidence.OfRecord record) {
        String action = record.event().event().text(EventField.ACTION);
        return (action == null ? "" : action + " ") + record.event().citation();
    }

    static String records(Edge edge) {
        long sources =
                edge.evidence().stream()
                        .map(piece ->
                                switch (piece) {
                                    case Evidence.OfRecord record ->
                                            record.event().event().source().word();
                                    case Evidence.OfItem item -> "settings";
                                })
                        .distinct()
                        .count();
        return Formats.count(edge.evidence().size(), "record", "records")
                + ", "
                + Formats.count(sources, "source", "sources");
    }
}
