package org.exhibit.indexer.provenance.graph;

/// The rule that gave an edge its strength, as `R2/1`, or `R1/1:26` where a row of the event table
/// says the edge.
///
/// @param rule `R1` to `R12`, `L1` to `L6`, or the name of another rule
/// @param version counts up where the rule's answers change
/// @param row of the event table; 0 for none
public record RuleId(String rule, int version, int row) implements Comparable<RuleId> {
    public RuleId {
        if (rule.isEmpty()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    public static RuleId of(String rule, int version) {
        return new RuleId(rule, version, 0);
    }

    @Override
    public int compareTo(RuleId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return rule + '/' + version + (row == 0 ? "" : ":" + row);
    }
}
