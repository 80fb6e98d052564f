package org.exhibit.indexer.finding;

import java.util.List;

/// What all rules came to.
///
/// @param findings by time
/// @param undecided by rule
/// @param refused rules that could not be run, by file and line
/// @param rules how many rules were run
/// @param off rules that were not run because the case leaves them out
public record FindingReport(
        List<Finding> findings,
        List<Undecided> undecided,
        List<RefusedRule> refused,
        int rules,
        List<RuleSwitches.Switch> off) {
    public FindingReport {
        findings = findings.stream().sorted().toList();
        undecided = undecided.stream().distinct().sorted().toList();
        refused = refused.stream().distinct().sorted().toList();
        off = List.copyOf(off);
    }

    /// With no rule left out.
    public FindingReport(
            List<Finding> findings,
            List<Undecided> undecided,
            List<RefusedRule> refused,
            int rules) {
        this(findings, undecided, refused, rules, List.of());
    }
}
