package org.exhibit.reports.document;

import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.LineageRow;
import org.exhibit.reports.facts.SubjectSection;
import org.exhibit.reports.facts.TimelineRow;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the records say of one subject.
final class SubjectBlocks {
    private static final int MOST_ROWS = 100;
    private static final int LONGEST_TITLE = 120;
    private static final String NOTHING = "No record tells.";
    private static final String ONLY_READS =
            "Records tell of requests for it only; see “Was it taken?”.";

    private final SubjectSection subject;
    private final References references;

    SubjectBlocks(SubjectSection subject, References references) {
        this.subject = subject;
        this.references = references;
    }

    /// @param number in the section, 1-based
    List<Block> blocks(int number) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Heading(
                        2,
                        "2."
                                + number
                                + ' '
                                + Phrase.cut(subject.selector(), LONGEST_TITLE)
                                + " ("
                                + subject.kind()
                                + ")",
                        "subject-" + number));
        edges(blocks, "Where it came from", subject.origin());
        edges(blocks, "What became of it", subject.outcome());
        exposures(blocks);
        if (!subject.taken().isEmpty()) {
            blocks.addAll(
                    TakenBlocks.of(
                            subject.selector(), subject.taken(), references, Companions.LINEAGE));
        } else {
            blocks.add(
                    said(
                            "Was it taken?",
                            "No record tells of content that was sent. That no record was found"
                                    + " does not show that nothing was sent."));
        }
        for (String limit : subject.limits()) {
            blocks.add(new Block.Paragraph(Phrase.of(limit), Tone.SMALL));
        }
        return blocks;
    }

    private static Block said(String name, String text) {
        return new Block.Paragraph(Phrase.EMPTY.strong(name).text(" " + text), Tone.BODY);
    }

    /// Reads are told as what was sent to whom, and listed one by one in the attached table.
    private static boolean isTold(LineageRow row) {
        return switch (row.kind()) {
            case READ_BY, DOWNLOADED, ENUMERATED, INSPECTED -> false;
            default -> true;
        };
    }

    private void edges(List<Block> blocks, String title, List<LineageRow> all) {
        List<LineageRow> rows = all.stream().filter(SubjectBlocks::isTold).toList();
        if (rows.isEmpty()) {
            blocks.add(said(title + ".", rows.equals(all) ? NOTHING : ONLY_READS));
            return;
        }
        blocks.add(new Block.Paragraph(Phrase.EMPTY.strong(title), Tone.BODY));
        blocks.add(
                new Block.Table(
                        title + ": " + Phrase.cut(subject.selector(), LONGEST_TITLE),
                        columns("Statement"),
                        rows.stream().limit(MOST_ROWS).map(this::edge).toList()));
        more(blocks, rows.size() - MOST_ROWS);
    }

    private static List<Column> columns(String statement) {
        return List.of(
                new Column("Time, UTC", 22, Align.LEFT),
                new Column(statement, 43, Align.LEFT),
                new Column("Strength", 15, Align.LEFT),
                new Column("Records", 20, Align.LEFT));
    }

    private List<Phrase> edge(LineageRow row) {
        EdgeWords words = EdgeWords.of(row.kind());
        String first = words.downstreamFirst() ? row.to() : row.from();
        String second = words.downstreamFirst() ? row.from() : row.to();
        Phrase phrase =
                Phrase.EMPTY.log(first).text(" ").strong(words.words()).text(" ").log(second);
        if (!row.actor().isEmpty()) {
            phrase = phrase.text(", by ").log(row.actor());
        }
        if (row.bytes() != null) {
            phrase = phrase.text(", " + Figures.counted(row.bytes(), "byte"));
        }
        if (!row.counter().isEmpty()) {
            phrase =
                    phrase.text(". Against it: ")
                            .with(
                                    references.cite(
                                            row.counter(),
                                            row.counter().size(),
                                            Companions.LINEAGE));
        }
        return List.of(
                Phrase.ofLog(span(row.time(), row.end())),
                phrase,
                Phrase.EMPTY.strength(row.strength()).text("\n" + row.rule()),
                references.cite(row.citations(), row.citations().size(), Companions.LINEAGE));
    }

    private void exposures(List<Block> blocks) {
        List<TimelineRow> rows = subject.exposures();
        if (rows.isEmpty()) {
            blocks.add(
                    said(
                            "Exposure.",
                            "No record tells that someone outside the owner's account could reach"
                                    + " it."));
            return;
        }
        blocks.add(new Block.Paragraph(Phrase.EMPTY.strong("Exposure"), Tone.BODY));
        List<List<Phrase>> cells = new ArrayList<>();
        for (TimelineRow row : rows.stream().limit(MOST_ROWS).toList()) {
            Phrase phrase =
                    Phrase.of("Open to ")
                            .strong(row.actor())
                            .text(row.outcome().equals("open") ? ", not closed since" : "");
            if (row.bytes() != null) {
                phrase = phrase.text(", " + Figures.counted(row.bytes(), "byte") + " sent");
            }
            cells.add(
                    List.of(
                            Phrase.ofLog(
                                    row.end() == null
                                            ? Times.printed(row.time()) + "\nto the end"
                                            : span(row.time(), row.end())),
                            row.note().isEmpty() ? phrase : phrase.text(". " + row.note()),
                            Phrase.EMPTY.strength(row.strength()),
                            references.cite(
                                    row.citations(), row.citations().size(), Companions.LINEAGE)));
        }
        blocks.add(
                new Block.Table(
                        "Exposure of " + Phrase.cut(subject.selector(), LONGEST_TITLE),
                        columns("To whom, and how it is known"),
                        cells));
        more(blocks, rows.size() - MOST_ROWS);
    }

    private static void more(List<Block> blocks, int left) {
        if (left > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.counted(left, "further line")
                                                    + (left == 1 ? " is" : " are")
                                                    + " not printed; all stand in ")
                                    .cite(Companions.LINEAGE)
                                    .text("."),
                            Tone.SMALL));
        }
    }

    private static String span(@Nullable Instant from, @Nullable Instant to) {
        return Objects.equals(from, to) || to == null ? Times.printed(from) : Times.span(from, to);
    }
}
