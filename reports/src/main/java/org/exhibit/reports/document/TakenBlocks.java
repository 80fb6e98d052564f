package org.exhibit.reports.document;

import org.exhibit.indexer.provenance.taken.TakenWords;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.TakenRow;

import java.util.ArrayList;
import java.util.List;

/// What was sent of an object to whom, in the words that may be used of it.
final class TakenBlocks {
    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_TITLE = 120;

    private TakenBlocks() {}

    /// @param taken at least one
    /// @param file the attachment that names all records
    static List<Block> of(
            String selector, List<TakenRow> taken, References references, String file) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (TakenRow row : taken.stream().limit(MOST_ROWS).toList()) {
            Phrase who = Phrase.EMPTY.log(row.requester());
            who = row.ip().isEmpty() ? who : who.text(" at ").log(row.ip());
            who = row.account().isEmpty() ? who : who.text(", account ").log(row.account());
            who = row.userAgent().isEmpty() ? who : who.text(", ").log(row.userAgent());
            Phrase what = Phrase.EMPTY.log(row.object());
            what = row.version().isEmpty() ? what : what.text(" version ").log(row.version());
            rows.add(
                    List.of(
                            who,
                            what.text(". " + row.sentence()),
                            references.cite(row.citations(), row.citations().size(), file)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(Phrase.EMPTY.strong("Was it taken?"), Tone.BODY));
        blocks.add(new Block.Paragraph(Phrase.of(TakenWords.PREFACE), Tone.SMALL));
        blocks.add(
                new Block.Table(
                        "What was taken of " + Phrase.cut(selector, LONGEST_TITLE),
                        List.of(
                                new Column("Sent to", 34, Align.LEFT),
                                new Column("What may be said", 46, Align.LEFT),
                                new Column("Records", 20, Align.LEFT)),
                        rows));
        int left = taken.size() - rows.size();
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(Figures.count(left) + " more are not printed."), Tone.SMALL));
        }
        return blocks;
    }
}
