package org.exhibit.app.ui.findings;

import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.run.RuleBook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A line about a rule that found nothing, was not run, or left something open.
///
/// @param rule its id, or the file of one that could not be read
/// @param about what is undecided; empty for everything
/// @param missing what the evidence does not tell, or why the rule was not run
record SilentRow(Outcome outcome, String rule, String title, String about, String missing) {
    /// What came of a rule, what needs looking at first.
    enum Outcome {
        /// Not run, or not to its end.
        FAILED,
        /// Found nothing, and could not have been sure to find something.
        UNDECIDED,
        /// Found something, and left something else open.
        OPEN,
        /// Left out of this case.
        OFF,
        /// Found nothing, where nothing is known to be missing.
        NOTHING
    }

    /// Lines about every rule that did not simply find something, in the order of their outcomes.
    ///
    /// @param loud the ids of the rules that found something
    static List<SilentRow> of(FindingReport report, List<RuleBook.Entry> rules, Set<String> loud) {
        List<SilentRow> rows = new ArrayList<>();
        Set<String> told = new HashSet<>(loud);
        for (RefusedRule refused : report.refused()) {
            String line = refused.line() > 0 ? ":" + refused.line() : "";
            told.add(refused.file());
            rows.add(
                    new SilentRow(
                            Outcome.FAILED,
                            refused.file() + line,
                            title(rules, refused.file()),
                            "",
                            refused.reason()));
        }
        for (Undecided open : report.undecided()) {
            told.add(open.rule());
            rows.add(
                    new SilentRow(
                            loud.contains(open.rule()) ? Outcome.OPEN : Outcome.UNDECIDED,
                            open.rule(),
                            open.title(),
                            open.subject(),
                            open.reason()));
        }
        for (RuleSwitches.Switch off : report.off()) {
            String why = "off in this case, by " + off.author() + ": " + off.reason();
            rows.add(new SilentRow(Outcome.OFF, off.rule(), title(rules, off.rule()), "", why));
        }
        for (RuleBook.Entry rule : rules) {
            if (!told.contains(rule.id())) {
                rows.add(new SilentRow(Outcome.NOTHING, rule.id(), rule.title(), "", ""));
            }
        }
        rows.sort(java.util.Comparator.comparing(SilentRow::outcome));
        return rows;
    }

    private static String title(List<RuleBook.Entry> rules, String id) {
        return rules.stream()
                .filter(each -> each.id().equals(id))
                .map(RuleBook.Entry::title)
                .findFirst()
                .orElse("");
    }
}
