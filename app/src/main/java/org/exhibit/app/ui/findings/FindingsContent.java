package org.exhibit.app.ui.findings;

import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
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
import java.util.Optional;
import java.util.stream.Stream;

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

    /// What examiners said about a finding's controls, oldest first.
    List<ControlJudgements.Judgement> judgements(Finding finding) {
        return judgements.controls().history(finding);
    }

    /// What examiners said about one control of a finding, oldest first; the last one stands.
    List<ControlJudgements.Judgement> judgements(Finding finding, Control control) {
        return judgements.controls().history(finding, control);
    }

    /// How many of a finding's records have a number for presentation.
    int exhibits(Finding finding) {
        return (int) finding.evidence().stream().filter(judgements.exhibits()::contains).count();
    }

    /// When somebody last decided, noted or judged something about a finding.
    Optional<Instant> lastEdit(Finding finding) {
        return Stream.of(
                        history(finding).stream().map(Triage.Decision::at),
                        notes(finding).stream().map(FindingNotes.Note::at),
                        judgements(finding).stream().map(ControlJudgements.Judgement::at))
                .flatMap(each -> each)
                .max(Comparator.naturalOrder());
    }

    /// Lines about every rule that did not simply find something.
    List<SilentRow> silent() {
        return SilentRow.of(found.report(), found.surroundings().rules(), byRule.keySet());
    }

    /// How many rules found nothing; of those that were run to their end.
    long silentRules() {
        return found.report().rules()
                - found.surroundings().rules().stream()
                        .filter(each ->
                                found(each.id()) > 0
                                        || found.report().refused().stream()
                                                .anyMatch(no -> no.file().equals(each.id())))
                        .count();
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

    /// The gaps in the logs of the finding's account: those of the finding's bucket first, then the
    /// nearest in time.
    List<LogGap> gaps(Finding finding) {
        Instant time = finding.time() == null ? Instant.EPOCH : finding.time();
        return found.gaps().stream()
                .filter(gap ->
                        finding.account().isEmpty() || gap.account().equals(finding.account()))
                .sorted(
                        Comparator.comparing((LogGap gap) -> !FindingPlace.isOf(finding, gap))
                                .thenComparing((LogGap gap) -> gap.distance(time))
                                .thenComparing(LogGap::log)
                                .thenComparing(LogGap::from))
                .toList();
    }
}
