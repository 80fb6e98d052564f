package org.exhibit.indexer.finding;

import java.util.List;

/// What all rules came to.
///
/// @param findings by time
/// @param undecided by rule
/// @param refused rules that could not be run, by file and line
/// @param rules how many rules were run
public record FindingReport(
        List<Finding> findings, List<Undecided> undecided, List<RefusedRule> refused, int rules) {
    public FindingReport {
        findings = findings.stream().sorted().toList();
        undecided = undecided.stream().distinct().sorted().toList();
        refused = refused.stream().distinct().sorted().toList();
    }
}
