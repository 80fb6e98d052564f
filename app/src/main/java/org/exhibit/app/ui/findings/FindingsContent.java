package org.exhibit.app.ui.findings;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.index.Totals;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one run found, as people have judged it since.
final class FindingsContent {
    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::level)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    private final Finder.Found found;
    private final Judgements judgements;
    private final Totals totals;
    private final List<Finding> findings;
    private final Map<String, Integer> byRule = new HashMap<>();

    /// @param totals of the evidence that was looked at
    FindingsContent(Finder.Found found, Judgements judgements, Totals totals) {
        this.found = found;
        this.judgements = judgements;
        this.totals = totals;
        findings =
                found.report().findings().stream()
                        .map(finding -> finding.withState(judgements.triage().state(finding)))
                        .sorted(GRAVEST_FIRST)
                        .toList();
        findings.forEach(finding -> byRule.merge(finding.rule(), 1, Integer::sum));
    }

    FindingsContent judgedBy(Judgements later) {
        return new FindingsContent(found, later, totals);
    }

    Finder.Found found() {
        return found;
    }

    Totals totals() {
        return totals;
    }

    /// Gravest first, then by time.
    List<Finding> findings() {
        return findings;
    }

    int count(TriageState state) {
        return (int) findings.stream().filter(each -> each.state() == state).count();
    }

    int count(Level level) {
        return (int) findings.stream().filter(each -> each.level() == level).count();
    }

    /// Decisions on a finding, oldest first.
    List<Triage.Decision> history(Finding finding) {
        return judgements.triage().history(finding);
    }

    /// Notes on a finding, oldest first.
    List<FindingNotes.Note> notes(Finding finding) {
        return judgements.notes().of(finding);
    }

    /// What is undecided: of rules that found nothing first, since their silence says nothing.
    List<Undecided> undecided() {
        return found.report().undecided().stream()
                .sorted(
                        Comparator.comparing((Undecided each) -> found(each.rule()) > 0)
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// How many rules found nothing and could not have been sure to.
    long silentUndecided() {
        return found.report().undecided().stream()
                .map(Undecided::rule)
                .filter(rule -> found(rule) == 0)
                .distinct()
                .count();
    }

    /// How often a rule found something.
    int found(String rule) {
        return byRule.getOrDefault(rule, 0);
    }

    int rulesThatFound() {
        return byRule.size();
    }

    /// What the rule of a finding leaves open about it, or about everything.
    List<Undecided> undecided(Finding finding) {
        return found.report().undecided().stream()
                .filter(each -> each.rule().equals(finding.rule()))
                .filter(each ->
                        each.subject().isEmpty() || each.subject().equals(finding.subject()))
                .toList();
    }

    /// The gaps in the logs of the finding's account, nearest in time first.
    List<LogGap> gaps(Finding finding) {
        Instant time = finding.time() == null ? Instant.EPOCH : finding.time();
        return found.gaps().stream()
                .filter(gap ->
                        finding.account().isEmpty() || gap.account().equals(finding.account()))
                .sorted(
                        Comparator.comparing((LogGap gap) -> gap.distance(time))
                                .thenComparing(LogGap::log)
                                .thenComparing(LogGap::from))
                .toList();
    }
}
