package org.exhibit.reports.document;

import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.facts.FoundFacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One finding in full.
final class FindingBlocks {
    private static final int LONGEST_TITLE = 120;

    private final FoundFacts found;
    private final References references;

    FindingBlocks(FoundFacts found, References references) {
        this.found = found;
        this.references = references;
    }

    /// @param number 1-based, among the findings printed in full
    List<Block> blocks(int number) {
        Finding finding = found.finding();
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair("State", state()));
        pairs.add(
                new Pair(
                        "Rule",
                        Phrase.of(
                                finding.rule()
                                        + ", version "
                                        + found.version()
                                        + "; level "
                                        + finding.level().word())));
        pairs.add(new Pair("Time of the first record", Phrase.of(Times.printed(finding.time()))));
        pairs.add(new Pair("Subject", Phrase.ofLog(finding.subject())));
        pairs.add(new Pair("Account, region", Phrase.ofLog(where(finding))));
        pairs.add(new Pair("Strength", Phrase.EMPTY.strength(found.strength())));
        pairs.add(new Pair("Fields that fitted", matched(finding)));
        pairs.add(
                new Pair(
                        "Records",
                        references.cite(
                                found.citations(),
                                finding.evidence().size(),
                                FindingTables.FINDINGS)));
        pairs.add(new Pair("Controls", controls(finding)));
        for (ControlJudgements.Judgement judged : found.judgements()) {
            pairs.add(new Pair("Control judged", judgement(judged)));
        }
        for (FindingNotes.Note note : found.notes()) {
            pairs.add(
                    new Pair(
                            "Note",
                            Phrase.of(note.author() + ", " + Times.printed(note.at()) + ": ")
                                    .log(note.text())));
        }
        return List.of(
                new Block.Heading(
                        3,
                        "3.1." + number + ' ' + Phrase.cut(finding.title(), LONGEST_TITLE),
                        "finding-" + number),
                new Block.KeyValues(pairs));
    }

    /// Every decision, the last one first.
    private Phrase state() {
        Phrase phrase = Phrase.EMPTY.strong(found.state().word());
        List<Triage.Decision> decisions = found.decisions().reversed();
        for (int i = 0; i < decisions.size(); i++) {
            Triage.Decision decision = decisions.get(i);
            phrase = i == 0 ? phrase : phrase.text("\nbefore: " + decision.state().word());
            phrase = phrase.with(FindingTables.decision(decision));
        }
        return phrase;
    }

    private static String where(Finding finding) {
        String account = finding.account().isEmpty() ? "not recorded" : finding.account();
        return account + ", " + (finding.region().isEmpty() ? "not recorded" : finding.region());
    }

    static Phrase matched(Finding finding) {
        Phrase phrase = Phrase.EMPTY;
        boolean first = true;
        for (Map.Entry<String, String> field : finding.matched().entrySet()) {
            phrase = phrase.text(first ? "" : "\n").log(field.getKey() + " = " + field.getValue());
            first = false;
        }
        return phrase;
    }

    /// The examiner's word, never the program's.
    private static Phrase judgement(ControlJudgements.Judgement judged) {
        return Phrase.of(judged.framework() + ' ' + judged.control() + ": ")
                .strong(judged.state().label())
                .text(", said " + judged.author() + ", " + Times.printed(judged.at()) + ": ")
                .log(judged.reason());
    }

    private static Phrase controls(Finding finding) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        Phrase phrase = Phrase.EMPTY;
        for (Control control : finding.controls()) {
            ids.computeIfAbsent(
                            control.framework() + " (" + control.version() + ")",
                            name -> new ArrayList<>())
                    .add(control.id());
        }
        if (ids.isEmpty()) {
            return Phrase.of("none mapped");
        }
        for (Map.Entry<String, List<String>> each : ids.entrySet()) {
            phrase = phrase.text(each.getKey() + ": " + String.join(", ", each.getValue()) + "\n");
        }
        return phrase.text(finding.controls().getFirst().mapping());
    }
}
