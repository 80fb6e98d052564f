package org.exhibit.reports.document;

import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Section 5: the files with their hashes, and what could not be read.
final class SourcesSection {
    private static final int MOST_FILES = 60;
    private static final int MOST_PROBLEMS = 100;

    private final PackFacts facts;

    SourcesSection(PackFacts facts) {
        this.facts = facts;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "5 Sources and what could not be read", "sources"));
        blocks.add(new Block.Heading(2, "5.1 By acquisition and kind", "sources-kinds"));
        blocks.add(kinds());
        blocks.add(new Block.Heading(2, "5.2 Files", "sources-files"));
        if (facts.files().size() > MOST_FILES) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.counted(facts.files().size(), "file")
                                                    + " with path, SHA-256 and accounting stand in"
                                                    + " ")
                                    .cite(Companions.FILES)
                                    .text("; that list is too long to print."),
                            Tone.BODY));
        } else {
            blocks.add(files());
        }
        blocks.add(new Block.Heading(2, "5.3 Not readable", "problems"));
        blocks.addAll(problems());
        blocks.addAll(new DigestsSection(facts.digests()).blocks());
        return blocks;
    }

    private Block kinds() {
        Map<String, List<FileRow>> groups = new TreeMap<>();
        for (FileRow row : facts.files()) {
            String kind = row.source() == null ? row.kind().word() : row.source().label();
            groups.computeIfAbsent(
                            Citation.acquisitionLabel(row.acquisition()) + '\n' + kind,
                            key -> new ArrayList<>())
                    .add(row);
        }
        List<List<Phrase>> rows = new ArrayList<>();
        groups.forEach((key, group) -> {
            String[] names = key.split("\n", 2);
            rows.add(kind(names[0], names[1], group));
        });
        return new Block.Table(
                "Files of each acquisition and kind with their accounting",
                List.of(
                        new Column("Acquisition", 13, Align.LEFT),
                        new Column("Kind", 17, Align.LEFT),
                        new Column("Files", 12, Align.RIGHT),
                        new Column("Records", 15, Align.RIGHT),
                        new Column("Events", 15, Align.RIGHT),
                        new Column("Duplicates", 14, Align.RIGHT),
                        new Column("Rejected", 14, Align.RIGHT)),
                rows);
    }

    private static List<Phrase> kind(String acquisition, String name, List<FileRow> group) {
        Counts counts = group.stream().map(FileRow::counts).reduce(Counts.NONE, Counts::plus);
        return List.of(
                Phrase.EMPTY.cite(acquisition),
                Phrase.of(name),
                Phrase.of(Figures.count(group.size())),
                Phrase.of(Figures.count(counts.records())),
                Phrase.of(Figures.count(counts.events())),
                Phrase.of(Figures.count(counts.duplicates())),
                Phrase.of(Figures.count(counts.rejected())));
    }

    private Block files() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (FileRow row : facts.files()) {
            String path =
                    row.member().isEmpty()
                            ? row.path()
                            : row.path() + " > " + Companions.member(row.member());
            rows.add(
                    List.of(
                            Phrase.EMPTY.cite(Citation.acquisitionLabel(row.acquisition())),
                            Phrase.ofLog(path),
                            Phrase.of(row.kind().word() + ", " + row.format()),
                            Phrase.ofLog(row.evidence().hex()),
                            Phrase.of(Figures.count(row.counts().records())),
                            Phrase.of(Figures.count(row.counts().events())),
                            Phrase.of(Figures.count(row.counts().duplicates())),
                            Phrase.of(Figures.count(row.counts().rejected()))));
        }
        return new Block.Table(
                "Every file with its SHA-256 and accounting",
                List.of(
                        new Column("No.", 7, Align.LEFT),
                        new Column("File", 26, Align.LEFT),
                        new Column("Kind", 14, Align.LEFT),
                        new Column("SHA-256 as acquired", 23, Align.LEFT),
                        new Column("Read", 7, Align.RIGHT),
                        new Column("Events", 8, Align.RIGHT),
                        new Column("Dup.", 7, Align.RIGHT),
                        new Column("Rej.", 8, Align.RIGHT)),
                rows);
    }

    private List<Block> problems() {
        List<Problem> listed = facts.problems().listed();
        if (listed.isEmpty()) {
            return List.of(
                    new Block.Paragraph(
                            Phrase.of(
                                            (facts.exclusions().isEmpty()
                                                            ? "Every file "
                                                            : "Every file that is not excluded ")
                                                    + "was read to its end and every record was"
                                                    + " understood. ")
                                    .cite(Companions.FILES),
                            Tone.BODY));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                        Figures.counted(
                                                        facts.problems()
                                                                .count(Problem.Kind.REJECTED),
                                                        "rejected record")
                                                + ", "
                                                + Figures.counted(
                                                        facts.problems()
                                                                .count(Problem.Kind.UNREADABLE),
                                                        "unreadable stream")
                                                + ", "
                                                + Figures.counted(
                                                        facts.problems()
                                                                .count(Problem.Kind.WARNING),
                                                        "warning")
                                                + ". ")
                                .cite(Companions.PROBLEMS),
                        Tone.BODY));
        List<List<Phrase>> rows = new ArrayList<>();
        for (Problem problem : listed.subList(0, Math.min(MOST_PROBLEMS, listed.size()))) {
            rows.add(
                    List.of(
                            Phrase.of(problem.kind().word()),
                            Phrase.ofLog(problem.origin().file()),
                            Phrase.ofLog(
                                    problem.origin().record()
                                            + " at "
                                            + problem.origin().offset()
                                            + " + "
                                            + problem.origin().length()),
                            Phrase.of(problem.reason())));
        }
        blocks.add(
                new Block.Table(
                        "Rejected records, unreadable streams and warnings",
                        List.of(
                                new Column("Kind", 12, Align.LEFT),
                                new Column("File", 34, Align.LEFT),
                                new Column("Record at offset + length", 20, Align.LEFT),
                                new Column("Reason", 34, Align.LEFT)),
                        rows));
        long left = facts.problems().total() - rows.size();
        if (left > 0) {
            long carried = listed.size();
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.count(left)
                                                    + " more are not printed; the first "
                                                    + Figures.count(carried)
                                                    + " stand in ")
                                    .cite(Companions.PROBLEMS),
                            Tone.SMALL));
        }
        return blocks;
    }
}
