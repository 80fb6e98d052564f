package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// F03d: an interface's flow log ends, others of its account and Region go on, no call explains it,
/// and the interface is seen to live: it sends into an interface that is still logged, or its
/// instance calls AWS. A flow log writes NODATA for an idle interface, so silence is no idleness.
final class SilentInterface implements Pattern {
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_INTERFACES = 5_000;
    private static final int MOST_NAMED = 20;

    @Override
    public String id() {
        return "F03d";
    }

    @Override
    public String title() {
        return "Flow log ends while its interface lives";
    }

    /// @param ended end of the last line's window
    private record Ended(String eni, String place, StoredEvent last, Instant ended) {}

    @Override
    public void run(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        List<String> names =
                records.values(
                        CaseRecords.query("source:vpc-flow AND interface:eni-*"),
                        EventField.INTERFACE.jsonName(),
                        MOST_INTERFACES);
        List<Ended> all = new ArrayList<>();
        Map<String, Instant> latest = new HashMap<>();
        for (String eni : new TreeSet<>(names)) {
            Optional<StoredEvent> last = records.last(lines(eni));
            Instant end = last.isEmpty() ? null : end(last.get().event());
            if (last.isPresent() && end != null) {
                String place = place(last.get().event());
                all.add(new Ended(eni, place, last.get(), end));
                latest.merge(place, end, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        TreeMap<String, String> addresses = new TreeMap<>();
        List<Ended> silent = new ArrayList<>();
        for (Ended each : all) {
            InterfaceLife.address(records, lines(each.eni()))
                    .ifPresent(own -> addresses.put(each.eni(), own));
            Instant others = latest.getOrDefault(each.place(), each.ended());
            if (each.ended().plus(QUIET).isBefore(others)) {
                silent.add(each);
            }
        }
        judge(context, silent, addresses);
    }

    private static Query lines(String eni) {
        return CaseRecords.query("source:vpc-flow AND interface:" + CaseRecords.quoted(eni));
    }

    private static @Nullable Instant end(LogEvent event) {
        Instant end = event.instant(EventField.END);
        return end == null ? event.time() : end;
    }

    private static String place(LogEvent event) {
        return event.text(EventField.ACCOUNT) + " " + event.text(EventField.REGION);
    }

    private void judge(PatternContext context, List<Ended> silent, Map<String, String> addresses)
            throws IOException {
        int open = 0;
        for (Ended each : silent) {
            InterfaceLife life =
                    new InterfaceLife(
                            context, each.eni(), each.ended(), QUIET, addresses);
            if (life.isExplained(String.valueOf(each.last().event().text(EventField.ACCOUNT)))) {
                continue;
            }
            Optional<RecordView> seen = life.seenLater();
            if (seen.isPresent()) {
                found(context, each, seen.get(), life);
            } else if (open++ < MOST_NAMED) {
                context.undecided(
                        this,
                        each.eni(),
                        "its flow log ends at "
                                + each.ended()
                                + " while others go on, and no record tells whether it lived on");
            }
        }
        if (open > MOST_NAMED) {
            context.undecided(
                    this,
                    "",
                    open - MOST_NAMED
                            + " more interfaces whose flow log ends while others go on");
        }
    }

    private void found(PatternContext context, Ended each, RecordView seen, InterfaceLife life)
            throws IOException {
        List<RecordView> group = new ArrayList<>();
        context.records()
                .first(CaseRecords.query("id:" + each.last().id()))
                .ifPresent(group::add);
        group.add(seen);
        context.found(
                this,
                title(),
                Level.MEDIUM,
                group,
                each.eni(),
                Matched.of("interface", each.eni())
                        .with("last flow record ends", each.ended().toString())
                        .with("seen later", life.how(seen))
                        .fields());
    }
}
