package org.exhibit.reports.document;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.PackFacts;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Section 6: who did what with the evidence, each entry holding the hash of the one before.
final class CustodySection {
    private static final int FIRST = 100;
    private static final int LAST = 300;
    private static final int LONGEST_DETAIL = 160;

    private final PackFacts facts;

    CustodySection(PackFacts facts) {
        this.facts = facts;
    }

    List<Block> blocks() {
        List<CustodyEntry> entries = facts.custody().entries();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "6 Chain of custody", "custody"));
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                        "Each entry holds the hash of the entry before it, so that"
                                            + " none can be changed, left out or put in without"
                                            + " breaking every later hash. The chain was recomputed"
                                            + " when this pack was built and holds. The pack's own"
                                            + " entry comes after these. ")
                                .cite(Companions.CUSTODY),
                        Tone.BODY));
        // A freeze is often given in whole seconds.
        if (entries.getLast().at().truncatedTo(ChronoUnit.SECONDS).isAfter(facts.freeze())) {
            blocks.add(
                    new Block.Notice(
                            Phrase.EMPTY
                                    .strong("Freeze and entries. ")
                                    .text(
                                            "The examiner set the freeze instant to "
                                                    + Times.printed(facts.freeze())
                                                    + ". The last entry below is later. The pack"
                                                    + " shows the case as it stood after that"
                                                    + " entry.")));
        }
        List<List<Phrase>> rows = new ArrayList<>();
        int hidden = Math.max(0, entries.size() - FIRST - LAST);
        for (int i = 0; i < entries.size(); i++) {
            if (hidden > 0 && i == FIRST) {
                i += hidden;
            }
            rows.add(row(entries.get(i)));
        }
        blocks.add(
                new Block.Table(
                        "Custody entries with time, person, deed and hash",
                        List.of(
                                new Column("No.", 6, Align.LEFT),
                                new Column("Time, UTC", 15, Align.LEFT),
                                new Column("Person", 12, Align.LEFT),
                                new Column("Deed", 48, Align.LEFT),
                                new Column("Entry hash", 19, Align.LEFT)),
                        rows));
        if (hidden > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            "Entries "
                                                    + (FIRST + 1)
                                                    + " to "
                                                    + (FIRST + hidden)
                                                    + " are not printed; all stand in ")
                                    .cite(Companions.CUSTODY),
                            Tone.SMALL));
        }
        blocks.add(
                new Block.Paragraph(
                        Phrase.of("Head of the chain at the freeze: entry ")
                                .text(facts.custody().sequence() + ", ")
                                .log(facts.custody().head().hex()),
                        Tone.SMALL));
        return blocks;
    }

    private static List<Phrase> row(CustodyEntry entry) {
        Phrase deed = Phrase.EMPTY.strong(entry.kind());
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            String value = detail.getValue();
            String shown =
                    value.length() <= LONGEST_DETAIL
                            ? value
                            : value.substring(0, LONGEST_DETAIL) + "… (" + value.length() + ")";
            deed = deed.text("\n" + detail.getKey() + " ").log(shown);
        }
        return List.of(
                Phrase.of(Long.toString(entry.sequence())),
                Phrase.ofLog(Times.stacked(entry.at())),
                Phrase.of(entry.actor()),
                deed,
                Phrase.ofLog(entry.hash().hex()));
    }
}
