package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.Timeline;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Timelines as a pack prints them.
final class TimelineSections {
    private static final String OBJECT = "s3://";
    private static final int MOST_GAPS = 12;

    private TimelineSections() {}

    /// @throws IllegalArgumentException where a text selects nothing
    static List<TimelineSection> of(CaseReader reader, Coverage coverage, List<String> selectors)
            throws IOException {
        List<TimelineSection> sections = new ArrayList<>();
        for (String selector : selectors) {
            sections.add(section(reader, coverage, Selector.parse(selector)));
        }
        return sections;
    }

    private static TimelineSection section(CaseReader reader, Coverage coverage, Selector selector)
            throws IOException {
        Timeline timeline;
        try {
            timeline = new ObjectTimeline(reader.events()).of(selector, TimeRange.ALL);
        } catch (QueryException e) {
            throw new IOException("A timeline cannot be printed: " + e.getMessage() + ".", e);
        }
        List<TimelineRow> rows = timeline.entries().stream().map(TimelineSections::row).toList();
        List<String> limits = new ArrayList<>(limits(reader));
        limits.addAll(gaps(coverage, selector.text()));
        return new TimelineSection(selector.text(), selector.text(), rows, limits);
    }

    /// Where nothing can be said about an object's being read, in the words of the coverage.
    private static List<String> gaps(Coverage coverage, String selector) {
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

    static TimelineRow row(TimelineEntry entry) {
        SourceKind source = entry.records().getFirst().event().source();
        return new TimelineRow(
                entry.time(),
                entry.end(),
                entry.deed().word(),
                "",
                source.word(),
                entry.actor(),
                entry.ip(),
                entry.bytes(),
                entry.outcome().word(),
                entry.citations(),
                entry.note());
    }

    private static List<String> limits(CaseReader reader) throws IOException {
        List<String> limits = new ArrayList<>();
        limits.add("It holds what the acquired records say; what was not logged is not in it.");
        limits.add(
                "S3 delivers access logs on a best-effort basis: a missing line proves nothing.");
        long rejected = reader.events().totals().counts().rejected();
        if (rejected > 0) {
            limits.add(rejected + " records of the case were rejected and could not be searched.");
        }
        return limits;
    }
}
