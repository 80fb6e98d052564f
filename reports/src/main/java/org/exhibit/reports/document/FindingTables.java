package org.exhibit.reports.document;

import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.FoundFacts;
import org.exhibit.reports.facts.RuleFacts;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The attached tables of findings, of the rules, and of what the rules could not decide.
final class FindingTables {
    static final String FINDINGS = "findings.csv";
    static final String RULES = "rules.csv";
    static final String UNDECIDED = "undecided.csv";

    private FindingTables() {}

    static String findings(FindingFacts facts) {
        CsvText csv =
                new CsvText(
                        "state",
                        "rule",
                        "version",
                        "level",
                        "title",
                        "time",
                        "account",
                        "region",
                        "subject",
                        "strength",
                        "matched",
                        "records",
                        "evidence",
                        "citations",
                        "controls",
                        "decided",
                        "by",
                        "reason");
        for (FoundFacts found : facts.findings()) {
            Finding finding = found.finding();
            boolean judged = !found.decisions().isEmpty();
            csv.row(
                    List.of(
                            found.state().word(),
                            finding.rule(),
                            found.version(),
                            finding.level().word(),
                            finding.title(),
                            Times.iso(finding.time()),
                            finding.account(),
                            finding.region(),
                            finding.subject(),
                            found.strength(),
                            matched(finding.matched()),
                            Integer.toString(finding.evidence().size()),
                            String.join(" ", finding.evidence()),
                            String.join(" ", found.citations()),
                            finding.controls().stream()
                                    .map(FindingTables::control)
                                    .collect(Collectors.joining("; ")),
                            judged ? Times.iso(found.decisions().getLast().at()) : "",
                            judged ? found.decisions().getLast().author() : "",
                            judged ? found.decisions().getLast().reason() : ""));
        }
        return csv.toString();
    }

    private static String matched(Map<String, String> matched) {
        return matched.entrySet().stream()
                .map(field -> field.getKey() + '=' + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String control(Control control) {
        return control.framework()
                + ' '
                + control.version()
                + ' '
                + control.id()
                + " ("
                + control.mapping()
                + ')';
    }

    static String rules(FindingFacts facts) {
        CsvText csv =
                new CsvText(
                        "rule",
                        "title",
                        "level",
                        "origin",
                        "version",
                        "file",
                        "sha256",
                        "state",
                        "switched",
                        "by",
                        "reason");
        for (RuleFacts rule : facts.rules()) {
            RuleSwitches.Switch off = rule.off();
            csv.row(
                    List.of(
                            rule.entry().id(),
                            rule.entry().title(),
                            rule.entry().level() == null ? "" : rule.entry().level().word(),
                            rule.origin(),
                            rule.version(),
                            rule.entry().file(),
                            rule.entry().sha256() == null ? "" : rule.entry().sha256().hex(),
                            rule.entry().on() ? "on" : "off",
                            off == null ? "" : Times.iso(off.at()),
                            off == null ? "" : off.author(),
                            off == null ? "" : off.reason()));
        }
        return csv.toString();
    }

    static String undecided(FindingFacts facts) {
        CsvText csv = new CsvText("rule", "title", "subject", "reason");
        for (Undecided one : facts.undecided()) {
            csv.row(List.of(one.rule(), one.title(), one.subject(), one.reason()));
        }
        return csv.toString();
    }

    /// Who decided what of a finding, when and why, in a sentence.
    static Phrase decision(Triage.Decision decision) {
        return Phrase.of(" by " + decision.author() + ", " + Times.printed(decision.at()) + ": ")
                .log(decision.reason().isBlank() ? "no reason given" : decision.reason());
    }
}
