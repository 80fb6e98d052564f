package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The time around a finding: what stood open, where the logs that would tell have gaps, and its
/// records on them.
///
/// @param bands exposure, cut to the span, by time
/// @param rows at least one
/// @param undrawn how many records have no time
record StripContent(Interval span, List<Band> bands, List<Row> rows, int undrawn) {
    private static final Duration LEAST_MARGIN = Duration.ofMinutes(30);
    private static final Duration FAR = Duration.ofDays(7);

    /// A span in which something stood open to someone outside.
    ///
    /// @param opened when it opened; null where it stood open before the span
    /// @param closed when it closed; null where it was open at the end of the span
    /// @param resource what could be reached
    /// @param audience who could, in the words of the records
    record Band(
            Interval part,
            @Nullable Instant opened,
            @Nullable Instant closed,
            String resource,
            String audience,
            Strength strength,
            String note) {}

    /// One log.
    ///
    /// @param account whose; empty where no lane of the coverage holds the records
    /// @param gaps where silence means nothing, and where a log is kept as best it can be
    record Row(
            String name,
            String account,
            @Nullable SourceKind source,
            List<Gap> gaps,
            List<CitedRecord> marks) {}

    record Gap(Interval part, GapKind kind, String why) {}

    StripContent {
        bands = List.copyOf(bands);
        rows = List.copyOf(rows);
    }

    /// @param records of the finding
    /// @return nothing where no record of it has a time
    static Optional<StripContent> of(
            Finding finding, Surroundings around, List<CitedRecord> records) {
        List<Instant> times =
                records.stream().map(CitedRecord::time).filter(Objects::nonNull).sorted().toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        Instant first = times.getFirst();
        Instant last = times.getLast();
        List<ExposureWindow> windows = windows(finding, around, first, last);
        Interval span = span(first, last, windows, around);
        List<Band> bands = new ArrayList<>();
        for (ExposureWindow window : windows) {
            Instant end = window.to() == null ? span.to() : window.to();
            Interval.between(window.from(), end)
                    .flatMap(span::intersect)
                    .ifPresent(part -> bands.add(band(window, part, span)));
        }
        List<Row> rows =
                new StripLogs(finding, around, records)
                        .logs().stream().map(log -> row(log, span)).toList();
        return Optional.of(new StripContent(span, bands, rows, records.size() - times.size()));
    }

    /// Those through which what the finding is about could be reached; of a finding about nothing
    /// in S3 those that anyone could use while its records were made.
    private static List<ExposureWindow> windows(
            Finding finding, Surroundings around, Instant first, Instant last) {
        Optional<String> place = FindingPlace.of(finding);
        return around.windows().stream()
                .filter(window ->
                        place.isPresent()
                                ? FindingPlace.concerns(window.resource(), place.get())
                                : window.resource().equals(finding.subject())
                                        || window.audience().isPublic()
                                                && !window.from().isAfter(last)
                                                && (window.to() == null
                                                        || window.to().isAfter(first)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /// The records with some room, as far as the windows' ends where those are near, within what
    /// was collected.
    private static Interval span(
            Instant first, Instant last, List<ExposureWindow> windows, Surroundings around) {
        Instant from = first;
        Instant to = last;
        for (ExposureWindow window : windows) {
            if (Duration.between(window.from(), from).compareTo(FAR) < 0
                    && window.from().isBefore(from)) {
                from = window.from();
            }
            for (Instant end : ends(window)) {
                if (end.isAfter(to) && Duration.between(to, end).compareTo(FAR) < 0) {
                    to = end;
                }
            }
        }
        Duration room = Duration.between(from, to).dividedBy(8);
        Duration margin = room.compareTo(LEAST_MARGIN) < 0 ? LEAST_MARGIN : room;
        Interval wide = new Interval(from.minus(margin), to.plus(margin));
        return around.lanes().stream()
                .filter(lane -> !lane.spans().isEmpty())
                .findFirst()
                .flatMap(lane ->
                        Interval.between(
                                lane.spans().getFirst().interval().from(),
                                lane.spans().getLast().interval().to()))
                .flatMap(wide::intersect)
                .filter(part -> part.contains(first) && part.contains(last))
                .orElse(wide);
    }

    private static List<Instant> ends(ExposureWindow window) {
        return window.to() == null ? List.of(window.from()) : List.of(window.from(), window.to());
    }

    private static Band band(ExposureWindow window, Interval part, Interval span) {
        Instant to = window.to();
        return new Band(
                part,
                window.openedBefore() || window.from().isBefore(span.from()) ? null : window.from(),
                to == null || to.isAfter(span.to()) ? null : to,
                window.resource(),
                window.audience().text(),
                window.strength(),
                window.note());
    }

    private static Row row(StripLogs.Log log, Interval span) {
        List<Gap> gaps = new ArrayList<>();
        for (LaneSpan each : log.spans()) {
            GapKind kind = GapKind.of(each);
            Optional<Interval> part = each.interval().intersect(span);
            if (kind != GapKind.NONE && part.isPresent()) {
                gaps.add(new Gap(part.get(), kind, each.basis().text()));
            }
        }
        return new Row(log.name(), log.account(), log.source(), gaps, log.records());
    }

    /// How much of the span lies before an instant, 0 to 1.
    double share(Instant at) {
        double all = Duration.between(span.from(), span.to()).toMillis();
        return Math.clamp(Duration.between(span.from(), at).toMillis() / all, 0, 1);
    }
}
