package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlMap;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rules came to in the state of the case that a pack is about, and what people decided.
///
/// @param findings by time
/// @param rules every rule there is for the case, on or off
/// @param lost the last decision on each finding that the rules no longer find, or not without a
///   folder of rules that was not given
/// @param mapping version of the mapping of rules to controls
public record FindingFacts(
        List<FoundFacts> findings,
        List<RuleFacts> rules,
        List<Undecided> undecided,
        List<RefusedRule> refused,
        List<Triage.Decision> lost,
        String mapping) {
    /// Of a finding as many records are cited in the pages and tables.
    public static final int MOST_CITED = 20;

    public FindingFacts {
        findings = List.copyOf(findings);
        rules = List.copyOf(rules);
        undecided = List.copyOf(undecided);
        refused = List.copyOf(refused);
        lost = List.copyOf(lost);
    }

    /// @param report of this state of the case
    /// @param book the rules it was made by
    public static FindingFacts of(
            CaseReader reader, FindingReport report, RuleBook book, String toolVersion)
            throws IOException {
        Map<String, RuleSwitches.Switch> off = new HashMap<>();
        report.off().forEach(each -> off.put(each.rule(), each));
        List<RuleFacts> rules = new ArrayList<>();
        Map<String, String> versions = new HashMap<>();
        for (RuleBook.Entry entry : book.entries()) {
            RuleFacts rule = RuleFacts.of(entry, toolVersion, off.get(entry.id()));
            rules.add(rule);
            versions.merge(entry.id(), rule.version(), FindingFacts::both);
        }
        Triage triage = Triage.of(reader.custody());
        FindingNotes notes = FindingNotes.of(reader.custody());
        ControlJudgements judgements = ControlJudgements.of(reader.custody());
        List<FoundFacts> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            findings.add(
                    new FoundFacts(
                            finding,
                            versions.getOrDefault(finding.rule(), ""),
                            finding.strength().word(),
                            triage.history(finding),
                            standing(judgements, finding),
                            notes.of(finding),
                            citations(reader, finding)));
        }
        return new FindingFacts(
                findings,
                rules,
                report.undecided(),
                report.refused(),
                lost(triage, report.findings()),
                ControlMap.builtIn().version());
    }

    /// One id may have rules in Sigma and in code.
    private static String both(String one, String other) {
        return one.equals(other) ? one : one + ", " + other;
    }

    private static List<ControlJudgements.Judgement> standing(
            ControlJudgements judgements, Finding finding) {
        return finding.controls().stream()
                .map(control -> judgements.history(finding, control))
                .filter(history -> !history.isEmpty())
                .map(List::getLast)
                .toList();
    }

    private static List<String> citations(CaseReader reader, Finding finding) throws IOException {
        List<String> citations = new ArrayList<>();
        for (String id : finding.evidence().stream().limit(MOST_CITED).toList()) {
            Optional<StoredEvent> event = reader.events().find(id);
            event.ifPresent(found -> citations.add(found.citation().toString()));
        }
        return citations;
    }

    private static List<Triage.Decision> lost(Triage triage, List<Finding> findings) {
        Map<List<String>, Triage.Decision> last = new LinkedHashMap<>();
        for (Triage.Decision each : triage.all()) {
            last.put(List.of(each.rule(), each.subject(), each.first()), each);
        }
        return last.values().stream()
                .filter(each -> each.state() != TriageState.NEW)
                .filter(each ->
                        findings.stream()
                                .noneMatch(finding ->
                                        finding.isMeant(each.rule(), each.subject(), each.first())))
                .toList();
    }

    public List<FoundFacts> in(TriageState state) {
        return findings.stream().filter(each -> each.state() == state).toList();
    }
}
