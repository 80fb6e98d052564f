package org.exhibit.reports.document;

import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Totals;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.FoundFacts;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// The first page: what this is, of which case, what was read, what is not known, and who signs.
final class CoverPage {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SUBJECT = 100;
    private static final int MOST_FINDINGS = 4;

    private final PackFacts facts;
    private final Companions companions;

    CoverPage(PackFacts facts, Companions companions) {
        this.facts = facts;
        this.companions = companions;
    }

    List<Block> blocks() {
        Totals totals = facts.totals();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Title(
                        facts.caseName() + " / " + facts.packId(),
                        Phrase.cut(facts.description().title(), LONGEST_TITLE)));
        blocks.add(new Block.Paragraph(lead(), Tone.LEAD));
        blocks.add(
                new Block.Strip(
                        List.of(
                                new Pair("Frozen", Phrase.of(Times.printed(facts.freeze()))),
                                new Pair(
                                        "Records read",
                                        Phrase.of(Figures.count(totals.counts().records()))),
                                new Pair(
                                        "Exhibits",
                                        Phrase.of(Figures.count(facts.exhibits().size()))),
                                new Pair(
                                        "Custody head",
                                        Phrase.of("entry " + facts.custody().sequence())))));
        blocks.add(new Block.Heading(2, "Summary", "summary"));
        blocks.add(
                new Block.Table(
                        "What the pack states and where it stands",
                        List.of(
                                new Column("No.", 5, Align.LEFT),
                                new Column("Statement", 70, Align.LEFT),
                                new Column("Rests on", 25, Align.LEFT)),
                        numbered(statements())));
        blocks.add(new Block.Notice(notKnown()));
        blocks.add(seal());
        return blocks;
    }

    private Phrase lead() {
        String organisation = facts.description().organisation();
        String text = "Evidence pack, final. Examiner: " + facts.description().examiner();
        Phrase lead = Phrase.of(organisation.isBlank() ? text : text + ", " + organisation);
        String authority = facts.description().authority();
        return authority.isBlank() ? lead : lead.text(". Authority or purpose: " + authority);
    }

    private List<List<Phrase>> statements() {
        Totals totals = facts.totals();
        Counts counts = totals.counts();
        List<List<Phrase>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        Phrase.of(
                                Figures.counted(counts.records(), "record")
                                        + " were read: "
                                        + Figures.counted(counts.events(), "event")
                                        + ", "
                                        + Figures.counted(counts.duplicates(), "duplicate")
                                        + ", "
                                        + Figures.count(counts.rejected())
                                        + " rejected. The sum holds."),
                        Phrase.EMPTY
                                .cite(Companions.FILES)
                                .text(" ")
                                .cite("section 1", "examined")));
        if (totals.from() != null && totals.to() != null) {
            rows.add(
                    List.of(
                            Phrase.of(
                                    "The events lie between "
                                            + Times.printed(totals.from())
                                            + " and "
                                            + Times.printed(totals.to())
                                            + "."),
                            Phrase.EMPTY.cite(Companions.FILES)));
        }
        rows.add(
                List.of(
                        Phrase.of(
                                Figures.counted(totals.files(), "log file")
                                        + " and "
                                        + Figures.counted(totals.referenceFiles(), "reference file")
                                        + " were acquired and are kept unchanged, each under its"
                                        + " SHA-256."),
                        Phrase.EMPTY
                                .cite(Companions.FILES)
                                .text(" ")
                                .cite("section 5", "sources")));
        rows.add(
                List.of(
                        Phrase.of(
                                Figures.counted(facts.exhibits().size(), "record")
                                        + (facts.exhibits().size() == 1 ? " is" : " are")
                                        + " marked as exhibits and attached byte for byte."),
                        Phrase.EMPTY
                                .cite(Companions.MANIFEST)
                                .text(" ")
                                .cite("section 4", "exhibits")));
        rows.add(
                List.of(
                        Phrase.of(
                                "The chain of custody is whole up to entry "
                                        + facts.custody().sequence()
                                        + "."),
                        Phrase.EMPTY
                                .cite("custody #" + facts.custody().sequence())
                                .text(" ")
                                .cite("section 6", "custody")));
        if (facts.findings() != null) {
            rows.addAll(findings(facts.findings()));
        }
        return rows;
    }

    /// How many findings there are in each state, and the first that people confirmed.
    private static List<List<Phrase>> findings(FindingFacts findings) {
        List<List<Phrase>> rows = new ArrayList<>();
        long off = findings.rules().stream().filter(rule -> !rule.entry().on()).count();
        rows.add(
                List.of(
                        Phrase.of(
                                Figures.counted(findings.findings().size(), "finding")
                                        + ": "
                                        + findings.in(TriageState.CONFIRMED).size()
                                        + " confirmed, "
                                        + findings.in(TriageState.INVESTIGATING).size()
                                        + " under investigation, "
                                        + findings.in(TriageState.DISMISSED).size()
                                        + " dismissed, "
                                        + findings.in(TriageState.NEW).size()
                                        + " not judged. "
                                        + Figures.counted(off, "rule")
                                        + (off == 1 ? " was" : " were")
                                        + " off."),
                        Phrase.EMPTY
                                .cite(FindingTables.FINDINGS)
                                .text(" ")
                                .cite("section 3", "findings")));
        for (FoundFacts found :
                findings.in(TriageState.CONFIRMED).stream().limit(MOST_FINDINGS).toList()) {
            String time = Times.printed(found.finding().time());
            rows.add(
                    List.of(
                            Phrase.of("Confirmed: ")
                                    .strong(found.finding().title())
                                    .text(", " + time + ", ")
                                    .log(Phrase.cut(found.finding().subject(), LONGEST_SUBJECT)),
                            Phrase.EMPTY.cite("section 3.1", "findings-upheld")));
        }
        return rows;
    }

    private static List<List<Phrase>> numbered(List<List<Phrase>> rows) {
        List<List<Phrase>> numbered = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Phrase> row = new ArrayList<>(rows.get(i));
            row.addFirst(Phrase.EMPTY.strong(Integer.toString(i + 1)));
            numbered.add(row);
        }
        return numbered;
    }

    private Phrase notKnown() {
        Totals totals = facts.totals();
        return Phrase.EMPTY
                .strong("Not known. ")
                .text(
                        Figures.counted(totals.counts().rejected(), "record")
                                + " could not be read, "
                                + Figures.counted(totals.unreadableFiles(), "file")
                                + " could not be opened to the end and "
                                + Figures.counted(totals.unknownFiles(), "file")
                                + " of no known format "
                                + (totals.unknownFiles() == 1 ? "was" : "were")
                                + " kept unread. What was never logged is not in here either: that"
                                + " no record was found of an act does not show that it did not"
                                + " happen. See sections 5 and 7.");
    }

    private Block seal() {
        CertificateFacts signer = facts.signer().getFirst();
        List<Phrase> lines = new ArrayList<>();
        lines.add(
                Phrase.of("Certificate serial ")
                        .log(signer.serial())
                        .text(
                                ", "
                                        + (signer.selfSigned()
                                                ? "self-signed"
                                                : "issued by " + signer.issuer())));
        lines.add(Phrase.of("Fingerprint SHA-256 ").log(grouped(signer.sha256().hex())));
        lines.add(
                Phrase.of(
                        "PAdES B-B, certified against any later change; the signing time is claimed"
                                + " by the signer"));
        lines.add(
                Phrase.of(
                        "Covers every page and "
                                + Figures.counted(
                                        companions.attachments().size(), "attached file")));
        lines.add(
                Phrase.of("Manifest SHA-256 ").log(grouped(companions.manifest().sha256().hex())));
        return new Block.Seal(signer.name(), lines);
    }

    /// A hash in groups of eight, so that it can be read aloud and compared.
    static String grouped(String hex) {
        return String.join(" ", hex.split("(?<=\\G.{8})"));
    }
}
