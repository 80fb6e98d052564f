package org.exhibit.indexer.acquire.cloudtrail;

import org.exhibit.indexer.acquire.aws.AnswerCapture;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventCategory;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks events up in one region: the whole span where one page holds it, else day by day, so that
/// an interruption costs a day at most. Pages are kept as AWS sent them. Used by one thread.
final class EventLookup {
    private static final int PAGE = 50;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final CloudTrailClient client;
    private final AnswerCapture capture;
    private final Patience patience;
    private final Answers answers;
    private final String folder;
    private final long pauseMillis;
    private final InstantSource clock;
    private long asked = Long.MIN_VALUE;
    private long pages;

    /// @param folder of the pages, e.g. `lookup-events/111122223333/us-east-1`
    EventLookup(
            CloudTrailClient client,
            AnswerCapture capture,
            Patience patience,
            Answers answers,
            String folder,
            long pauseMillis,
            InstantSource clock) {
        this.client = client;
        this.capture = capture;
        this.patience = patience;
        this.answers = answers;
        this.folder = folder;
        this.pauseMillis = pauseMillis;
        this.clock = clock;
    }

    private record Span(Instant from, Instant to) {}

    private record Page(byte[] body, Instant at, @Nullable String next) {}

    /// @param category null for management events
    void look(Instant from, Instant to, @Nullable EventCategory category) throws IOException {
        String kind = category == null ? "management" : category.toString();
        Span whole = new Span(from, to);
        if (done(kind, whole)) {
            return;
        }
        Page first = page(whole, category, null);
        if (first.next() == null || days(whole).size() == 1) {
            keep(kind, whole, category, first);
            return;
        }
        for (Span day : days(whole)) {
            if (!done(kind, day)) {
                keep(kind, day, category, page(day, category, null));
            }
        }
    }

    private boolean done(String kind, Span span) {
        return answers.hadUnder(path(kind, span), "-last.json");
    }

    private String path(String kind, Span span) {
        return folder
                + "/"
                + kind
                + "/"
                + STAMP.format(span.from())
                + "_"
                + STAMP.format(span.to())
                + "/";
    }

    private void keep(String kind, Span span, @Nullable EventCategory category, Page first)
            throws IOException {
        answers.flush();
        boolean whole = false;
        try {
            add(kind, span, category, first);
            whole = true;
        } finally {
            if (!whole) {
                // A day's pages enter custody together, so that none comes twice when it goes on.
                answers.drop();
            }
        }
        answers.takeIn();
    }

    private void add(String kind, Span span, @Nullable EventCategory category, Page first)
            throws IOException {
        Page page = first;
        for (int number = 1; ; number++) {
            boolean last = page.next() == null;
            String name = String.format(Locale.ROOT, "%05d%s.json", number, last ? "-last" : "");
            answers.hold(path(kind, span) + name, page.body(), page.at());
            pages++;
            if (last) {
                return;
            }
            page = page(span, category, page.next());
        }
    }

    private Page page(Span span, @Nullable EventCategory category, @Nullable String token)
            throws AwsException {
        long wait = asked + pauseMillis - System.nanoTime() / 1_000_000;
        if (asked != Long.MIN_VALUE && wait > 0) {
            patience.sleep(wait);
        }
        // Both ends are inclusive, and events have whole seconds.
        LookupEventsRequest request =
                LookupEventsRequest.builder()
                        .startTime(span.from())
                        .endTime(span.to().minusSeconds(1))
                        .eventCategory(category)
                        .maxResults(PAGE)
                        .nextToken(token)
                        .build();
        LookupEventsResponse answer =
                patience.call(AwsCall.LOOKUP_EVENTS, () -> client.lookupEvents(request));
        asked = System.nanoTime() / 1_000_000;
        return new Page(capture.last(), clock.instant(), answer.nextToken());
    }

    /// The days of a span, its ends cut off where they are none.
    private static List<Span> days(Span span) {
        List<Span> days = new ArrayList<>();
        Instant from = span.from();
        while (from.isBefore(span.to())) {
            Instant midnight = from.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            Instant to = midnight.isBefore(span.to()) ? midnight : span.to();
            days.add(new Span(from, to));
            from = to;
        }
        return days;
    }

    long pages() {
        return pages;
    }
}
