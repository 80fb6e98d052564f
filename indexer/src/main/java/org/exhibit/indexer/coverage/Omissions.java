package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Records from which CloudTrail left out what was asked for or answered, because it was too large:
/// `{"omitted": true}`. In their second it cannot be told what was done.
final class Omissions {
    /// More in one lane are painted as one span.
    private static final int MOST = 1_000;

    private static final Query OMITTED =
            new Query.Or(
                    List.of(
                            Questions.path("requestParameters.omitted", "true"),
                            Questions.path("responseElements.omitted", "true")));

    private final Questions questions;
    private @Nullable Boolean any;

    Omissions(Questions questions) {
        this.questions = questions;
    }

    /// @param records what of the evidence can only have come from the lane
    void paint(StatusLine line, Lane lane, Query records) throws IOException {
        if (any == null) {
            any = questions.count(OMITTED, Questions.PLAUSIBLE) > 0;
        }
        if (!any) {
            return;
        }
        Query own =
                lane.kind() instanceof LaneClass.Data
                        ? new Query.Or(List.of(records, nameless(lane)))
                        : records;
        Query query = Questions.all(OMITTED, own);
        TimeRange range = new TimeRange(line.span().from(), line.span().to());
        List<StoredEvent> found = questions.rows(query, range, MOST + 1);
        if (found.size() > MOST) {
            StoredEvent last = questions.last(query, range).orElse(found.getLast());
            repaint(
                    line,
                    time(found.getFirst()),
                    time(last),
                    "many records of that time leave out what was asked for or answered",
                    found.getFirst());
            return;
        }
        for (StoredEvent event : found) {
            repaint(
                    line,
                    time(event),
                    time(event),
                    "a record of that second leaves out what was asked for or answered, because it"
                            + " was too large",
                    event);
        }
    }

    /// Data events of the lane's account and region that name no object any more.
    private static Query nameless(Lane lane) {
        return Questions.all(
                Questions.is(EventField.ACCOUNT, lane.account()),
                Questions.is(EventField.REGION, lane.region()),
                Questions.is(EventField.CATEGORY, "Data"),
                new Query.Not(new Query.Exists(new Query.Target.Named(EventField.OBJECT))));
    }

    private static void repaint(
            StatusLine line, Instant from, Instant last, String cause, StoredEvent event) {
        line.repaint(
                from,
                last.plus(Gaps.SECOND),
                held ->
                        held.status().isGap()
                                ? held
                                : Held.of(
                                        CoverageStatus.PARTIAL, cause, ConfigRecord.proof(event)));
    }

    private static Instant time(StoredEvent event) {
        return Objects.requireNonNull(event.event().time());
    }
}
