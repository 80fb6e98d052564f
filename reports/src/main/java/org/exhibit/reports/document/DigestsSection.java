package org.exhibit.reports.document;

import org.exhibit.indexer.integrity.chain.IntegritySummary;
import org.exhibit.indexer.integrity.chain.KeptFindings;
import org.exhibit.indexer.integrity.chain.Verdict;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.DigestFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Section 5.4: what CloudTrail's own digests prove of its logs, and what they do not.
final class DigestsSection {
    private final DigestFacts facts;

    DigestsSection(DigestFacts facts) {
        this.facts = facts;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "5.4 What CloudTrail's digests prove", "digests"));
        IntegritySummary summary = facts.summary();
        if (summary == null) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            "The case holds no digest of CloudTrail's, so nothing"
                                                    + " signed by AWS proves its log files. ")
                                    .cite(Companions.FILES),
                            Tone.BODY));
            return blocks;
        }
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                        "Checked offline against AWS's signatures. Digests: "
                                                + counts(summary::digests)
                                                + ". Log files: "
                                                + counts(summary::logs)
                                                + "; "
                                                + Figures.count(summary.unlisted())
                                                + " of them listed by no digest. Gaps in the"
                                                + " chains: "
                                                + Figures.count(summary.gaps())
                                                + ". ")
                                .cite(Companions.CUSTODY),
                        Tone.BODY));
        if (!facts.findings().findings().isEmpty()) {
            blocks.add(table());
        }
        if (facts.findings().left() > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.count(facts.findings().left())
                                                    + " more are not printed; exhibit integrity"
                                                    + " lists them all. ")
                                    .cite(Companions.CUSTODY),
                            Tone.SMALL));
        }
        return blocks;
    }

    private static String counts(ToLongFunction<Verdict> count) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            parts.add(Figures.count(count.applyAsLong(verdict)) + ' ' + verdict.word());
        }
        return String.join(", ", parts);
    }

    private Block table() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (KeptFindings.Finding finding : facts.findings().findings()) {
            rows.add(
                    List.of(
                            Phrase.of(finding.what()),
                            Phrase.of(finding.verdict()),
                            Phrase.ofLog(finding.key()),
                            Phrase.ofLog(finding.reason())));
        }
        return new Block.Table(
                "Digests and log files that are not proven, and gaps in the chains",
                List.of(
                        new Column("What", 8, Align.LEFT),
                        new Column("Verdict", 13, Align.LEFT),
                        new Column("Key or span", 37, Align.LEFT),
                        new Column("Reason", 42, Align.LEFT)),
                rows);
    }
}
