package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.Biography;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.lineage.LineageSearch;
import org.exhibit.indexer.provenance.taken.Taker;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.provenance.taken.Verdict;
import org.exhibit.reports.facts.LineageRow;
import org.exhibit.reports.facts.SubjectSection;
import org.exhibit.reports.facts.TakenRow;
import org.exhibit.reports.facts.TimelineRow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a pack says of the case's subjects: their lineage, exposure, and what was taken of them.
final class SubjectSections {
    private static final int MOST = 50;

    /// More objects than these, sent to one requester, are told together.
    private static final int MOST_OBJECTS = 5;

    private final CaseReader reader;
    private final Coverage coverage;
    private final ProgressBoard board;
    private final CancelToken cancel;

    SubjectSections(CaseReader reader, Coverage coverage, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.coverage = coverage;
        this.board = board;
        this.cancel = cancel;
    }

    List<SubjectSection> all() throws IOException {
        List<Subject> subjects = reader.subjects();
        if (subjects.isEmpty()) {
            return List.of();
        }
        LineageSearch search =
                new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel);
        List<SubjectSection> sections = new ArrayList<>();
        for (Subject subject : subjects.subList(0, Math.min(MOST, subjects.size()))) {
            cancel.check();
            board.post(Progress.of(Progress.Stage.SCANNING, subject.selector()));
            sections.add(section(search, subject));
        }
        return sections;
    }

    private SubjectSection section(LineageSearch search, Subject subject) throws IOException {
        Selector selector = Selector.parse(subject.selector());
        List<String> limits = new ArrayList<>();
        limits.add(
                "Credentials and who obtained them for whom are left out here; what was not logged"
                        + " is in none of these lines.");
        Lineage up = search.answer(LineageQuestion.of(selector, Direction.UP));
        Lineage down = search.answer(LineageQuestion.of(selector, Direction.DOWN));
        cuts("Upstream", up, limits);
        cuts("Downstream", down, limits);
        List<TimelineRow> exposures = new ArrayList<>();
        List<TakenRow> each = new ArrayList<>();
        List<TakenRow> taken = new ArrayList<>();
        try {
            Life life = new Biography(reader, coverage, board, cancel).of(selector, TimeRange.ALL);
            life.lines().stream()
                    .filter(LifeLine::isExposure)
                    .map(TimelineSections::row)
                    .forEach(exposures::add);
            life.takings().stream().map(TimelineSections::taken).forEach(each::add);
            taken.addAll(together(life.takings()));
            limits.addAll(life.notes());
        } catch (QueryException e) {
            limits.add(
                    "Exposure and what was taken are not told here: "
                            + e.getMessage()
                            + ". Ask for the timeline of a part of it.");
        }
        return new SubjectSection(
                subject.selector(),
                subject.kind().word(),
                rows(up),
                rows(down),
                exposures,
                taken,
                each,
                limits);
    }

    /// A line for each object, but one for all where a requester was sent many.
    private static List<TakenRow> together(List<Taking> takings) {
        Map<Taker, List<Taking>> byTaker = new LinkedHashMap<>();
        takings.forEach(each ->
                byTaker.computeIfAbsent(each.taker(), taker -> new ArrayList<>()).add(each));
        List<TakenRow> rows = new ArrayList<>();
        byTaker.forEach((taker, group) -> {
            if (group.size() > MOST_OBJECTS) {
                rows.add(together(taker, group));
            } else {
                group.stream().map(TimelineSections::taken).forEach(rows::add);
            }
        });
        return rows;
    }

    private static TakenRow together(Taker taker, List<Taking> group) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        group.forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
        long bytes = group.stream().mapToLong(Taking::atLeast).sum();
        String verdicts =
                counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().word())
                        .collect(Collectors.joining(", "));
        return new TakenRow(
                group.size() + " objects, the first " + group.getFirst().object(),
                "",
                taker.requester(),
                taker.account(),
                taker.ip(),
                taker.userAgent(),
                bytes,
                "By object: "
                        + verdicts
                        + ". At least "
                        + bytes
                        + " bytes were sent in all."
                        + (taker.bySignedUrl()
                                ? " The requests were signed in their URL; who held it is not"
                                        + " known."
                                : ""),
                group.stream().flatMap(each -> each.citations().stream()).distinct().toList());
    }

    private static void cuts(String way, Lineage lineage, List<String> limits) {
        for (Lineage.Cut cut : lineage.cut()) {
            limits.add(
                    way
                            + " not followed further at "
                            + cut.at()
                            + ": "
                            + cut.reason().text()
                            + (cut.members() > 0 ? " (" + cut.members() + ")." : "."));
        }
    }

    private static List<LineageRow> rows(Lineage lineage) {
        return lineage.graph().edges().stream()
                .filter(SubjectSections::isPrinted)
                .sorted()
                .map(SubjectSections::row)
                .toList();
    }

    /// Windows of exposure are printed with what opened and closed them.
    private static boolean isPrinted(Edge edge) {
        return switch (edge.kind().role()) {
            case DATA, MEMBER -> true;
            case ACT -> edge.kind() != EdgeKind.EXPOSED;
            case CHAIN, STATE -> false;
        };
    }

    private static LineageRow row(Edge edge) {
        return new LineageRow(
                edge.fromTime(),
                edge.toTime(),
                name(edge.from()),
                edge.kind(),
                name(edge.to()),
                edge.actor(),
                edge.bytes(),
                edge.strength().word(),
                edge.rule(),
                citations(edge.evidence()),
                citations(edge.counter()));
    }

    private static String name(NodeId id) {
        return id.kind().word() + ' ' + id.name();
    }

    private static List<String> citations(List<Evidence> evidence) {
        return evidence.stream()
                .map(piece ->
                        switch (piece) {
                            case Evidence.OfRecord record -> record.event().citation().toString();
                            case Evidence.OfItem item -> item.file();
                        })
                .distinct()
                .toList();
    }
}
