package org.exhibit.reports.document;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.FoundFacts;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Section 3: what the rules found and what people made of it, what the rules could not decide, and
/// which were not run.
final class FindingsSection {
    private static final int MOST_IN_FULL = 200;
    private static final int MOST_ROWS = 200;

    private final PackFacts facts;
    private final Companions companions;
    private final References references;

    FindingsSection(PackFacts facts, Companions companions, References references) {
        this.facts = facts;
        this.companions = companions;
        this.references = references;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "3 Findings", "findings"));
        FindingFacts findings = facts.findings();
        if (findings == null) {
            blocks.add(body(Phrase.of("The rules were not run for this pack.")));
            return blocks;
        }
        blocks.add(
                body(
                        Phrase.of(
                                        "A finding says that records fit a rule. It is no verdict;"
                                                + " its state is what the examiner made of it, with"
                                                + " author and reason. Levels are the rules' own. ")
                                .cite(FindingTables.FINDINGS)));
        blocks.add(new Block.KeyValues(ruleset(findings)));
        blocks.add(counts(findings));
        blocks.add(new Block.Heading(2, "3.1 Confirmed or under investigation", "findings-upheld"));
        blocks.addAll(upheld(findings));
        blocks.add(new Block.Heading(2, "3.2 Dismissed", "findings-dismissed"));
        blocks.addAll(dismissed(findings));
        blocks.add(new Block.Heading(2, "3.3 Not judged", "findings-new"));
        blocks.addAll(unjudged(findings));
        blocks.addAll(new RulesBlocks(findings).blocks());
        return blocks;
    }

    private List<Pair> ruleset(FindingFacts findings) {
        long on = findings.rules().stream().filter(rule -> rule.entry().on()).count();
        long off = findings.rules().size() - on;
        long own =
                findings.rules().stream()
                        .filter(rule -> rule.entry().origin() == RuleBook.Origin.OWN)
                        .count();
        return List.of(
                new Pair(
                        "Rules",
                        Phrase.of(
                                        Figures.counted(on, "rule")
                                                + " run, "
                                                + Figures.count(off)
                                                + " off in this case, "
                                                + Figures.count(findings.refused().size())
                                                + " refused; "
                                                + Figures.count(own)
                                                + " of them the examiner's own. ")
                                .cite("section 3.5", "rules-off")),
                new Pair(
                        "Ruleset",
                        Phrase.EMPTY
                                .cite(FindingTables.RULES)
                                .text(" names each rule with its version. SHA-256 ")
                                .log(
                                        CoverPage.grouped(
                                                companions
                                                        .named(FindingTables.RULES)
                                                        .sha256()
                                                        .hex()))),
                new Pair(
                        "Controls",
                        Phrase.of(
                                "Analyst mapping "
                                        + findings.mapping()
                                        + ": which controls a finding bears on is an engineering"
                                        + " judgement, and no statement that a control failed.")));
    }

    private static Block counts(FindingFacts findings) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("State", 28, Align.LEFT));
        for (Level level : levels()) {
            columns.add(new Column(level.word(), 12, Align.RIGHT));
        }
        columns.add(new Column("all", 12, Align.RIGHT));
        List<List<Phrase>> rows = new ArrayList<>();
        for (TriageState state : TriageState.values()) {
            List<FoundFacts> of = findings.in(state);
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(state == TriageState.NEW ? "new (not judged)" : state.word()));
            for (Level level : levels()) {
                row.add(
                        Phrase.of(
                                Figures.count(
                                        of.stream()
                                                .filter(each -> each.finding().level() == level)
                                                .count())));
            }
            row.add(Phrase.EMPTY.strong(Figures.count(of.size())));
            rows.add(row);
        }
        return new Block.Table("Findings by state and level", columns, rows);
    }

    /// The gravest first.
    private static List<Level> levels() {
        return Arrays.asList(Level.values()).reversed();
    }

    private List<Block> upheld(FindingFacts findings) {
        List<FoundFacts> upheld =
                findings.findings().stream().filter(FoundFacts::isUpheld).toList();
        if (upheld.isEmpty()) {
            return List.of(body(Phrase.of("No finding is confirmed or under investigation.")));
        }
        List<Block> blocks = new ArrayList<>();
        List<FoundFacts> shown = upheld.subList(0, Math.min(MOST_IN_FULL, upheld.size()));
        for (int i = 0; i < shown.size(); i++) {
            blocks.addAll(new FindingBlocks(shown.get(i), references).blocks(i + 1));
        }
        more(blocks, upheld.size() - shown.size());
        return blocks;
    }

    private List<Block> dismissed(FindingFacts findings) {
        List<FoundFacts> dismissed = findings.in(TriageState.DISMISSED);
        if (dismissed.isEmpty()) {
            return List.of(body(Phrase.of("No finding was dismissed.")));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                table(
                        "Findings that were dismissed, with the reason",
                        "Dismissed",
                        dismissed,
                        found ->
                                Phrase.of("Dismissed")
                                        .with(
                                                FindingTables.decision(
                                                        found.decisions().getLast()))));
        more(blocks, dismissed.size() - MOST_ROWS);
        return blocks;
    }

    private List<Block> unjudged(FindingFacts findings) {
        List<FoundFacts> fresh = findings.in(TriageState.NEW);
        if (fresh.isEmpty()) {
            return List.of(body(Phrase.of("Every finding was judged.")));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                body(
                        Phrase.of(
                                "Not judged by anybody: "
                                        + Figures.counted(fresh.size(), "finding")
                                        + ", listed so that nothing is left out, and no statement"
                                        + " of the examiner.")));
        blocks.add(
                table(
                        "Findings that nobody has judged",
                        "Matched",
                        fresh,
                        found -> FindingBlocks.matched(found.finding())));
        more(blocks, fresh.size() - MOST_ROWS);
        return blocks;
    }

    private interface Last {
        Phrase of(FoundFacts found);
    }

    private Block table(String summary, String title, List<FoundFacts> list, Last last) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (FoundFacts found : list.stream().limit(MOST_ROWS).toList()) {
            Finding finding = found.finding();
            rows.add(
                    List.of(
                            Phrase.ofLog(Times.stacked(finding.time())),
                            Phrase.of(finding.rule() + "\n" + finding.level().word()),
                            Phrase.EMPTY.strong(finding.title()).text("\n").log(finding.subject()),
                            last.of(found),
                            references.cite(
                                    found.citations(),
                                    finding.evidence().size(),
                                    FindingTables.FINDINGS)));
        }
        return new Block.Table(
                summary,
                List.of(
                        new Column("Time, UTC", 13, Align.LEFT),
                        new Column("Rule", 10, Align.LEFT),
                        new Column("Finding and subject", 29, Align.LEFT),
                        new Column(title, 29, Align.LEFT),
                        new Column("Records", 19, Align.LEFT)),
                rows);
    }

    private static void more(List<Block> blocks, int left) {
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.counted(left, "more finding")
                                                    + (left == 1 ? " is" : " are")
                                                    + " not printed; all stand in ")
                                    .cite(FindingTables.FINDINGS)
                                    .text("."),
                            Tone.SMALL));
        }
    }

    private static Block body(Phrase text) {
        return new Block.Paragraph(text, Tone.BODY);
    }
}
