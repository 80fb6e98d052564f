package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.finding.pattern.Environment;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.lineage.Lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Where following the objects of a label came to an end that is none: so that what was not
/// followed is said to be undecided.
final class Unfollowed {
    private static final int MOST_NAMED = 20;

    private final Map<String, TreeMap<String, String>> byLabel = new HashMap<>();

    void add(String label, String subject, String reason) {
        byLabel.computeIfAbsent(label, name -> new TreeMap<>()).put(subject, reason);
    }

    /// Ends of ways at least inferred; a way that is only possible decides nothing.
    void add(String label, Lineage lineage) {
        Set<NodeId> reached = new HashSet<>();
        lineage.graph().nodes().forEach(node -> reached.add(node.id()));
        for (Lineage.Cut cut : lineage.cut()) {
            if (reached.contains(cut.at()) && cut.reason() != Lineage.Reason.TIME) {
                String members = cut.members() > 0 ? " (" + cut.members() + ")" : "";
                add(
                        label,
                        cut.at().name(),
                        "what came of it was not followed further: "
                                + cut.reason().text()
                                + members);
            }
        }
    }

    /// What was found there already decides it.
    void settled(String label, String subject) {
        byLabel.getOrDefault(label, new TreeMap<>()).remove(subject);
    }

    /// By name; one that stands for the rest where they are many.
    List<Environment.Unfollowed> of(String label) {
        List<Environment.Unfollowed> all = new ArrayList<>();
        TreeMap<String, String> known = byLabel.getOrDefault(label, new TreeMap<>());
        known.forEach((subject, reason) -> {
            if (all.size() < MOST_NAMED) {
                all.add(new Environment.Unfollowed(subject, reason));
            }
        });
        if (known.size() > all.size()) {
            all.add(
                    new Environment.Unfollowed(
                            "",
                            known.size()
                                    - all.size()
                                    + " more places from which objects were not followed further"));
        }
        return all;
    }
}
