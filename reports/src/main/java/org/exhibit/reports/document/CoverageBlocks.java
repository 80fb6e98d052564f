package org.exhibit.reports.document;

import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What was logged, and the gaps: which silence of these logs means nothing.
final class CoverageBlocks {
    private static final int MOST_ROWS = 150;

    private final @Nullable Coverage coverage;

    CoverageBlocks(@Nullable Coverage coverage) {
        this.coverage = coverage;
    }

    List<Block> blocks() {
        Coverage known = coverage;
        if (known == null) {
            return List.of(
                    paragraph(
                            "What was logged has not been worked out for this pack: of no span of"
                                    + " time can be said that silence means anything."));
        }
        List<List<Phrase>> gaps = new ArrayList<>();
        List<List<Phrase>> collected = new ArrayList<>();
        for (LaneCoverage lane : known.lanes()) {
            for (LaneSpan span : LaneCoverage.joined(lane.spans())) {
                (span.status().isGap() ? gaps : collected).add(row(lane, span));
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                paragraph(
                        "The evidence reaches from "
                                + Times.printed(known.span().from())
                                + " to "
                                + Times.printed(known.span().to())
                                + ". Nothing can be said about what these logs would hold in these"
                                + " spans; a region * stands for those not listed."));
        table(blocks, "Gaps: spans in which silence means nothing", gaps);
        table(blocks, "Spans in which logs were collected", collected);
        known.notes()
                .forEach(note -> blocks.add(new Block.Paragraph(Phrase.ofLog(note), Tone.SMALL)));
        return blocks;
    }

    private static void table(List<Block> blocks, String title, List<List<Phrase>> rows) {
        if (rows.isEmpty()) {
            blocks.add(paragraph(title + ": none."));
            return;
        }
        blocks.add(
                new Block.Table(
                        title,
                        List.of(
                                new Column("Account, Region", 14, Align.LEFT),
                                new Column("Log", 22, Align.LEFT),
                                new Column("From, to", 17, Align.LEFT),
                                new Column("Status", 13, Align.LEFT),
                                new Column("Because", 34, Align.LEFT)),
                        rows.subList(0, Math.min(MOST_ROWS, rows.size()))));
        if (rows.size() > MOST_ROWS) {
            blocks.add(
                    paragraph(
                            Figures.count(rows.size() - MOST_ROWS)
                                    + " more are not printed; exhibit coverage lists them."));
        }
    }

    private static List<Phrase> row(LaneCoverage lane, LaneSpan span) {
        return List.of(
                Phrase.ofLog(lane.lane().account() + ' ' + lane.lane().region()),
                Phrase.ofLog(lane.lane().kind().text()),
                Phrase.of(
                        Times.printed(span.interval().from())
                                + ' '
                                + Times.printed(span.interval().to())),
                Phrase.of(span.status().name()),
                Phrase.ofLog(span.basis().text()));
    }

    private static Block paragraph(String text) {
        return new Block.Paragraph(Phrase.of(text), Tone.BODY);
    }
}
