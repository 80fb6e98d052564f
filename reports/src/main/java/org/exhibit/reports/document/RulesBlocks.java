package org.exhibit.reports.document;

import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.Undecided;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.RuleFacts;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the rules could not decide, which were off or refused, and decisions on what they no longer
/// find.
final class RulesBlocks {
    private static final int MOST_ROWS = 100;

    private final FindingFacts findings;

    RulesBlocks(FindingFacts findings) {
        this.findings = findings;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "3.4 What the rules could not decide", "undecided"));
        blocks.addAll(undecided());
        blocks.add(new Block.Heading(2, "3.5 Rules that were off or not run", "rules-off"));
        blocks.addAll(off());
        blocks.addAll(refused());
        blocks.addAll(lost());
        return blocks;
    }

    private List<Block> undecided() {
        List<Undecided> all = findings.undecided();
        if (all.isEmpty()) {
            return List.of(body("Nothing was missing where the rules look."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                body(
                        "That a rule found nothing says nothing where its logs were off, lost or"
                                + " unknown. What is listed here is neither found nor excluded."));
        List<List<Phrase>> rows = new ArrayList<>();
        for (Undecided one : all.stream().limit(MOST_ROWS).toList()) {
            Phrase what = Phrase.of(one.title());
            rows.add(
                    List.of(
                            Phrase.of(one.rule()),
                            one.subject().isEmpty() ? what : what.text("\n").log(one.subject()),
                            Phrase.of(one.reason() + '.')));
        }
        blocks.add(
                new Block.Table(
                        "Questions of the rules that the evidence does not answer",
                        List.of(
                                new Column("Rule", 10, Align.LEFT),
                                new Column("Question", 30, Align.LEFT),
                                new Column("What is missing", 60, Align.LEFT)),
                        rows));
        int left = all.size() - rows.size();
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(Figures.count(left) + " more stand in ")
                                    .cite(FindingTables.UNDECIDED)
                                    .text("."),
                            Tone.SMALL));
        }
        return blocks;
    }

    private List<Block> off() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (RuleFacts rule : findings.rules()) {
            if (!rule.entry().on()) {
                rows.add(
                        List.of(
                                Phrase.of(rule.entry().id()),
                                Phrase.of(rule.entry().title()),
                                why(rule.off())));
            }
        }
        if (rows.isEmpty()) {
            return List.of(body("Every rule was on."));
        }
        return List.of(
                new Block.Table(
                        "Rules that the case leaves out, with the reason",
                        List.of(
                                new Column("Rule", 18, Align.LEFT),
                                new Column("Title", 32, Align.LEFT),
                                new Column("Off", 50, Align.LEFT)),
                        rows));
    }

    private static Phrase why(RuleSwitches.@Nullable Switch off) {
        return off == null
                ? Phrase.of("It only serves rules that are off.")
                : Phrase.of(off.author() + ", " + Times.printed(off.at()) + ": ").log(off.reason());
    }

    private List<Block> refused() {
        if (findings.refused().isEmpty()) {
            return List.of();
        }
        List<List<Phrase>> rows = new ArrayList<>();
        for (RefusedRule refused : findings.refused().stream().limit(MOST_ROWS).toList()) {
            String place = refused.line() > 0 ? ":" + refused.line() : "";
            rows.add(
                    List.of(
                            Phrase.ofLog(refused.file() + place),
                            Phrase.of(refused.reason() + '.')));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Table(
                        "Rules that were not run, or not to their end",
                        List.of(
                                new Column("Not run, or not to its end", 45, Align.LEFT),
                                new Column("Why", 55, Align.LEFT)),
                        rows));
        int left = findings.refused().size() - rows.size();
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(Figures.count(left) + " more were refused."), Tone.SMALL));
        }
        return blocks;
    }

    private List<Block> lost() {
        if (findings.lost().isEmpty()) {
            return List.of();
        }
        Phrase phrase =
                Phrase.EMPTY
                        .strong("Decisions without their finding. ")
                        .text(
                                "Of these the case keeps a decision, but the rules that were run"
                                        + " here do not find them: a rule is off, was changed or"
                                        + " not given, or evidence was excluded.");
        for (Triage.Decision each : findings.lost().stream().limit(MOST_ROWS).toList()) {
            phrase =
                    phrase.text("\n" + each.rule() + ", ")
                            .log(each.subject())
                            .text(": " + each.state().word())
                            .with(FindingTables.decision(each));
        }
        int left = findings.lost().size() - MOST_ROWS;
        return List.of(new Block.Notice(left > 0 ? phrase.text("\n" + left + " more.") : phrase));
    }

    private static Block body(String text) {
        return new Block.Paragraph(Phrase.of(text), Tone.BODY);
    }
}
