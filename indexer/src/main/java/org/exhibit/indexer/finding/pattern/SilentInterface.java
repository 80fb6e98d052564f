package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// F03d: an interface's flow log ends, others of its account and Region go on, no call explains it,
/// and the interface is seen to live: it sends into an interface that is still logged, or its
/// instance calls AWS. A flow log writes NODATA for an idle interface, so silence is no idleness.
final class SilentInterface implements Pattern {
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_PLACES = 1_000;
    private static final int MOST_INTERFACES = 100_000;

    /// As many as are looked at one by one: where interfaces come and go by the thousand, each
    /// costs several questions.
    private static final int MOST_SILENT = 500;

    private static final int MOST_NAMED = 20;
    private static final String FLOWS = "source:vpc-flow AND interface:eni-*";

    @Override
    public String id() {
        return "F03d";
    }

    @Override
    public String title() {
        return "Flow log ends while its interface lives";
    }

    /// @param ended end of the last line's window
    private record Ended(String eni, StoredEvent last, Instant ended) {}

    @Override
    public Strength strength() {
        return Strength.INFERRED;
    }

    @Override
    public void run(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        List<Ended> silent = new ArrayList<>();
        int more = 0;
        for (String place : places(records)) {
            Instant latest = end(records.last(CaseRecords.query(place)));
            if (latest == null) {
                continue;
            }
            TreeSet<String> names = interfaces(records, place);
            names.removeAll(interfaces(records, place + " AND time:>=" + latest.minus(QUIET)));
            for (String eni : names) {
                if (silent.size() >= MOST_SILENT) {
                    more++;
                    continue;
                }
                Optional<StoredEvent> last = records.last(InterfaceLife.lines(eni));
                Instant ended = end(last);
                if (ended != null && ended.plus(QUIET).isBefore(latest)) {
                    silent.add(new Ended(eni, last.orElseThrow(), ended));
                }
            }
        }
        judge(context, silent, more);
    }

    /// A query for each account and Region with flow logs.
    private static List<String> places(CaseRecords records) throws IOException {
        List<String> found = new ArrayList<>();
        Query flows = CaseRecords.query(FLOWS);
        for (String account : new TreeSet<>(records.values(flows, "account", MOST_PLACES))) {
            String of = FLOWS + " AND account:" + CaseRecords.quoted(account);
            List<String> regions = records.values(CaseRecords.query(of), "region", MOST_PLACES);
            for (String region : new TreeSet<>(regions)) {
                found.add(of + " AND region:" + CaseRecords.quoted(region));
            }
            found.add(of + " AND NOT region:*");
        }
        return found;
    }

    private static TreeSet<String> interfaces(CaseRecords records, String place)
            throws IOException {
        String field = EventField.INTERFACE.jsonName();
        return new TreeSet<>(records.values(CaseRecords.query(place), field, MOST_INTERFACES));
    }

    private static @Nullable Instant end(Optional<StoredEvent> line) {
        if (line.isEmpty()) {
            return null;
        }
        LogEvent event = line.get().event();
        Instant end = event.instant(EventField.END);
        return end == null ? event.time() : end;
    }

    private void judge(PatternContext context, List<Ended> silent, int unseen) throws IOException {
        int open = unseen;
        for (Ended each : silent) {
            InterfaceLife life = new InterfaceLife(context, each.eni(), each.ended(), QUIET);
            if (life.isExplained(String.valueOf(each.last().event().text(EventField.ACCOUNT)))) {
                continue;
            }
            Optional<RecordView> seen = life.seenLater();
            if (seen.isPresent()) {
                found(context, each, seen.get(), life);
            } else if (open++ - unseen < MOST_NAMED) {
                context.undecided(
                        this,
                        each.eni(),
                        "its flow log ends at "
                                + each.ended()
                                + " while others go on, and no record tells whether it lived on");
            }
        }
        int unnamed = open - Math.min(open - unseen, MOST_NAMED);
        if (unnamed > 0) {
            context.undecided(
                    this, "", unnamed + " more interfaces whose flow log ends while others go on");
        }
    }

    private void found(PatternContext context, Ended each, RecordView seen, InterfaceLife life)
            throws IOException {
        List<RecordView> group = new ArrayList<>();
        context.records().first(CaseRecords.query("id:" + each.last().id())).ifPresent(group::add);
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
