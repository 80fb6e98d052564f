package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.Biography;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.decision.KeptFigure;
import org.exhibit.indexer.provenance.taken.TakenWords;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.reports.facts.TakenRow;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lives as a pack prints them.
final class TimelineSections {
    private static final String OBJECT = "s3://";
    private static final int MOST_GAPS = 12;

    private final CaseReader reader;
    private final Coverage coverage;
    private final ProgressBoard board;
    private final CancelToken cancel;

    TimelineSections(
            CaseReader reader, Coverage coverage, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.coverage = coverage;
        this.board = board;
        this.cancel = cancel;
    }

    /// @param kept views that were kept; of these the spans of timelines are printed
    /// @throws IllegalArgumentException where a text selects nothing
    List<TimelineSection> of(List<String> selectors, List<KeptFigure> kept) throws IOException {
        List<TimelineSection> sections = new ArrayList<>();
        for (String selector : selectors) {
            sections.add(section(Selector.parse(selector), selector, TimeRange.ALL));
        }
        for (KeptFigure figure : kept) {
            if (figure.kind() == KeptFigure.Kind.TIMELINE) {
                TimeRange shown = new TimeRange(figure.from(), figure.to());
                sections.add(section(Selector.parse(figure.selector()), title(figure), shown));
            }
        }
        return sections;
    }

    private static String title(KeptFigure figure) {
        return figure.selector()
                + (figure.note().isEmpty() ? "" : ": " + figure.note())
                + " (figure "
                + figure.number()
                + ", "
                + figure.from()
                + " to "
                + figure.to()
                + ')';
    }

    private TimelineSection section(Selector selector, String title, TimeRange shown)
            throws IOException {
        Life life;
        try {
            life = new Biography(reader, coverage, board, cancel).of(selector, shown);
        } catch (QueryException e) {
            throw new IOException("A timeline cannot be printed: " + e.getMessage() + ".", e);
        }
        return new TimelineSection(
                title,
                selector.text(),
                life.lines().stream().map(TimelineSections::row).toList(),
                life.takings().stream().map(TimelineSections::taken).toList(),
                limits(life));
    }

    /// Where nothing can be said about an object's being read, in the words of the coverage.
    private List<String> gaps(String selector) {
        if (!selector.startsWith(OBJECT)) {
            return List.of();
        }
        String path = selector.substring(OBJECT.length());
        int slash = path.indexOf('/');
        Watched.Objects objects =
                slash < 0
                        ? new Watched.Objects(path, "*")
                        : new Watched.Objects(path.substring(0, slash), path.substring(slash + 1));
        List<String> gaps =
                new ArrayList<>(
                        coverage.absence(objects, Act.READ, coverage.span()).gapSentences());
        int left = gaps.size() - MOST_GAPS;
        if (left > 0) {
            gaps.subList(MOST_GAPS, gaps.size()).clear();
            gaps.add(left + " more gaps stand in the section on limits.");
        }
        return gaps;
    }

    static TimelineRow row(LifeLine line) {
        String source =
                line.isGap() || line.isExposure() || line.evidence().isEmpty()
                        ? line.isGap() ? "not logged" : line.edge()
                        : line.evidence().getFirst().source();
        return new TimelineRow(
                line.time(),
                line.end(),
                line.edge(),
                line.strength().word(),
                source,
                line.actor(),
                line.ip(),
                line.bytes(),
                line.outcome(),
                line.citations(),
                line.note());
    }

    static TakenRow taken(Taking taking) {
        return new TakenRow(
                taking.object(),
                taking.version(),
                taking.taker().requester(),
                taking.taker().account(),
                taking.taker().ip(),
                taking.taker().userAgent(),
                taking.atLeast(),
                taking.sentence(),
                taking.citations());
    }

    private List<String> limits(Life life) throws IOException {
        List<String> limits = new ArrayList<>();
        limits.add("It holds what the acquired records say; what was not logged is not in it.");
        limits.add(
                "S3 delivers access logs on a best-effort basis: a missing line proves nothing.");
        boolean any = life.takings().stream().anyMatch(taking -> taking.verdict().isTaken());
        if (!any && !life.absence().isEmpty()) {
            limits.add(TakenWords.NONE);
        }
        limits.addAll(life.notes());
        limits.addAll(gaps(life.selector().text()));
        long rejected = reader.events().totals().counts().rejected();
        if (rejected > 0) {
            limits.add(rejected + " records of the case were rejected and could not be searched.");
        }
        return limits;
    }
}
