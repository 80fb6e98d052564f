package org.exhibit.reports.document;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Totals;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// Section 1: what was acquired and how its records add up.
final class ExaminedSection {
    private final PackFacts facts;

    ExaminedSection(PackFacts facts) {
        this.facts = facts;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "1 What was examined", "examined"));
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                        "Every record that was read is an event, a duplicate of"
                                            + " one, or rejected with a reason; nothing is left out"
                                            + " of this sum. ")
                                .cite(Companions.FILES),
                        Tone.BODY));
        blocks.add(new Block.Heading(2, "1.1 Accounting by source", "accounting"));
        blocks.add(accounting());
        blocks.add(new Block.Paragraph(beside(), Tone.SMALL));
        blocks.add(new Block.Heading(2, "1.2 Acquisitions", "acquisitions"));
        blocks.add(acquisitions());
        blocks.add(new Block.Heading(2, "1.3 Subjects", "subjects"));
        blocks.addAll(subjects());
        return blocks;
    }

    private Block accounting() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (SourceKind source : SourceKind.values()) {
            Counts counts = facts.totals().bySource().get(source);
            if (counts != null) {
                rows.add(row(Phrase.of(source.label()), counts));
            }
        }
        rows.add(row(Phrase.EMPTY.strong("Total"), facts.totals().counts()));
        return new Block.Table(
                "Records read, events, duplicates and rejected records of each log source",
                List.of(
                        new Column("Source", 28, Align.LEFT),
                        new Column("Records read", 18, Align.RIGHT),
                        new Column("Events", 18, Align.RIGHT),
                        new Column("Duplicates", 18, Align.RIGHT),
                        new Column("Rejected", 18, Align.RIGHT)),
                rows);
    }

    private static List<Phrase> row(Phrase name, Counts counts) {
        return List.of(
                name,
                Phrase.of(Figures.count(counts.records())),
                Phrase.of(Figures.count(counts.events())),
                Phrase.of(Figures.count(counts.duplicates())),
                Phrase.of(Figures.count(counts.rejected())));
    }

    private Phrase beside() {
        Totals totals = facts.totals();
        return Phrase.of(
                        Figures.counted(totals.conflicts(), "event id")
                                + (totals.conflicts() == 1 ? " stands" : " stand")
                                + " for more than one content; all of these are kept as events. "
                                + Figures.counted(totals.warnings(), "event")
                                + (totals.warnings() == 1 ? " has" : " have")
                                + " a value that could not be read, and do without it. ")
                .cite(Companions.PROBLEMS);
    }

    private Block acquisitions() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Acquisition acquisition : facts.acquisitions()) {
            rows.add(
                    List.of(
                            Phrase.EMPTY.cite(acquisition.label()),
                            Phrase.of(acquisition.method()),
                            Phrase.ofLog(String.join("\n", acquisition.sources())),
                            Phrase.of(acquisition.examiner()),
                            Phrase.ofLog(Times.stacked(acquisition.started())),
                            Phrase.of(Figures.count(acquisition.files())),
                            Phrase.of(Figures.count(acquisition.bytes()))));
        }
        return new Block.Table(
                "Acquisitions with their method, sources, examiner, time, files and bytes",
                List.of(
                        new Column("No.", 7, Align.LEFT),
                        new Column("Method", 10, Align.LEFT),
                        new Column("Named by the examiner", 34, Align.LEFT),
                        new Column("Examiner", 14, Align.LEFT),
                        new Column("Started, UTC", 15, Align.LEFT),
                        new Column("Files", 8, Align.RIGHT),
                        new Column("Bytes", 12, Align.RIGHT)),
                rows);
    }

    private List<Block> subjects() {
        if (facts.subjects().isEmpty()) {
            return List.of(
                    new Block.Paragraph(
                            Phrase.of("The case names no object, prefix or bucket as a subject."),
                            Tone.BODY));
        }
        List<List<Phrase>> rows = new ArrayList<>();
        for (Subject subject : facts.subjects()) {
            rows.add(
                    List.of(
                            Phrase.of(subject.kind().word()),
                            Phrase.ofLog(subject.selector()),
                            Phrase.of(subject.reason()),
                            Phrase.of(subject.author())));
        }
        return List.of(
                new Block.Table(
                        "Objects, prefixes and buckets under investigation",
                        List.of(
                                new Column("Kind", 12, Align.LEFT),
                                new Column("Selector", 44, Align.LEFT),
                                new Column("Reason given by the examiner", 28, Align.LEFT),
                                new Column("Named by", 16, Align.LEFT)),
                        rows));
    }
}
