package org.exhibit.reports.document;

import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.PackFacts;
import org.exhibit.reports.facts.SubjectSection;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Section 2: what the records say of each subject, and each timeline as a figure and as the table
/// it was drawn from.
final class TimelinesSection {
    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_TITLE = 120;

    private final PackFacts facts;
    private final References references;

    TimelinesSection(PackFacts facts, References references) {
        this.facts = facts;
        this.references = references;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "2 Subjects and timelines", "timelines"));
        if (facts.timelines().isEmpty() && facts.subjectSections().isEmpty()) {
            blocks.add(new Block.Paragraph(Phrase.of("No timeline was asked for."), Tone.BODY));
            return blocks;
        }
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                "Each line cites the records it rests on. Lines of different"
                                    + " sources that lie closer together than the coarser source's"
                                    + " precision are in no proven order."),
                        Tone.BODY));
        int number = 1;
        for (SubjectSection subject : facts.subjectSections()) {
            blocks.addAll(new SubjectBlocks(subject, references).blocks(number++));
        }
        for (TimelineSection timeline : facts.timelines()) {
            blocks.addAll(timeline(number++, timeline));
        }
        return blocks;
    }

    private List<Block> timeline(int number, TimelineSection timeline) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Heading(
                        2,
                        "2." + number + ' ' + Phrase.cut(timeline.title(), LONGEST_TITLE),
                        "timeline-" + number));
        blocks.add(
                new Block.Paragraph(Phrase.of("Asked for: ").log(timeline.selector()), Tone.SMALL));
        if (timeline.rows().isEmpty()) {
            blocks.add(new Block.Notice(nothing()));
        } else {
            if (timeline.rows().stream().anyMatch(row -> row.time() != null)) {
                blocks.add(drawing(number, timeline));
            }
            blocks.add(table(timeline));
            int left = timeline.rows().size() - MOST_ROWS;
            if (left > 0) {
                blocks.add(
                        new Block.Paragraph(
                                Phrase.of(
                                                Figures.counted(left, "further line")
                                                        + " are not printed; all stand in ")
                                        .cite(Companions.TIMELINE)
                                        .text("."),
                                Tone.SMALL));
            }
        }
        if (!timeline.taken().isEmpty()) {
            blocks.addAll(
                    TakenBlocks.of(
                            timeline.selector(),
                            timeline.taken(),
                            references,
                            Companions.TIMELINE));
        }
        for (String limit : timeline.limits()) {
            blocks.add(new Block.Paragraph(Phrase.of(limit), Tone.SMALL));
        }
        return blocks;
    }

    private Phrase nothing() {
        Instant from = facts.totals().from();
        Instant to = facts.totals().to();
        String span =
                from == null || to == null
                        ? "no event with a time"
                        : "events between " + Times.printed(from) + " and " + Times.printed(to);
        return Phrase.EMPTY
                .strong("No record found. ")
                .text(
                        "Searched were "
                                + Figures.counted(facts.totals().counts().events(), "event")
                                + ", "
                                + span
                                + ". That no record was found does not show that nothing happened."
                                + " ")
                .cite(Companions.FILES);
    }

    private static Block drawing(int number, TimelineSection timeline) {
        List<Instant> times =
                timeline.rows().stream()
                        .map(TimelineRow::time)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        String span = Times.printed(times.getFirst()) + " to " + Times.printed(times.getLast());
        List<String> sources =
                timeline.rows().stream().map(TimelineRow::source).distinct().sorted().toList();
        return new Block.Drawing(
                timeline,
                "Figure 2-"
                        + number
                        + ". "
                        + span
                        + ". One lane for each log source. Bar: read; square: write; triangle:"
                        + " permission; diamond: logging control; crossed circle: delete; ring:"
                        + " other; number: as many lines too close to draw apart.",
                "Timeline of "
                        + Phrase.cut(timeline.selector(), LONGEST_TITLE)
                        + " from "
                        + span
                        + " with "
                        + Figures.counted(times.size(), "line")
                        + " in lanes for "
                        + String.join(", ", sources)
                        + ". The table below states every line.");
    }

    /// The column of strengths stands only where a line has one: bare records claim nothing more
    /// than themselves.
    private Block table(TimelineSection timeline) {
        List<TimelineRow> shown =
                timeline.rows().subList(0, Math.min(MOST_ROWS, timeline.rows().size()));
        boolean graded = shown.stream().anyMatch(row -> !row.strength().isEmpty());
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Time, UTC", 22, Align.LEFT));
        columns.add(new Column("Statement", graded ? 43 : 56, Align.LEFT));
        if (graded) {
            columns.add(new Column("Strength", 15, Align.LEFT));
        }
        columns.add(new Column("Records", graded ? 20 : 22, Align.LEFT));
        return new Block.Table(
                "Timeline of " + Phrase.cut(timeline.selector(), LONGEST_TITLE),
                columns,
                shown.stream().map(row -> cells(row, graded)).toList());
    }

    private List<Phrase> cells(TimelineRow row, boolean graded) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(Phrase.ofLog(time(row)));
        cells.add(statement(row));
        if (graded) {
            cells.add(
                    row.strength().isEmpty()
                            ? Phrase.EMPTY
                            : Phrase.EMPTY.strength(row.strength()));
        }
        cells.add(references.cite(row.citations()));
        return cells;
    }

    private static String time(TimelineRow row) {
        return row.end() == null ? Times.printed(row.time()) : Times.span(row.time(), row.end());
    }

    private static Phrase statement(TimelineRow row) {
        Phrase phrase = Phrase.EMPTY.strong(row.action());
        if (!row.actor().isEmpty()) {
            phrase = phrase.text(" by ").log(row.actor());
        }
        if (!row.ip().isEmpty()) {
            phrase = phrase.text(" from ").log(row.ip());
        }
        if (row.bytes() != null) {
            phrase = phrase.text(", " + Figures.counted(row.bytes(), "byte"));
        }
        if (!row.outcome().isEmpty()) {
            phrase = phrase.text("; ").log(row.outcome());
        }
        if (!row.source().isEmpty()) {
            phrase = phrase.text(" (" + row.source() + ")");
        }
        return row.note().isEmpty() ? phrase : phrase.text(". " + row.note());
    }
}
