package org.exhibit.indexer.provenance.flow;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Deed;
import org.exhibit.indexer.provenance.Found;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Outcome;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds requests against the flow logs of the interfaces they came from, and finds what may have
/// been passed on. Reads only the interfaces concerned, round the time of the requests.
public final class ObjectFlows {
    /// Spans of time and addresses that are looked at for one question.
    public static final int MOST_SPANS = 100;

    private static final Duration AROUND = Duration.ofMinutes(70);
    private static final Set<String> READS =
            Set.of("GetObject", "REST.GET.OBJECT", "WEBSITE.GET.OBJECT");

    private final CaseReader reader;
    private final Coverage coverage;
    private final AccountSettings settings;
    private final CancelToken cancel;
    private final FlowLog log;
    private @Nullable InterfaceMap interfaces;

    /// What was found.
    ///
    /// @param notes what could not be held against flows, one sentence each
    public record Answer(List<InterfaceTraffic> traffic, List<String> notes) {
        public Answer {
            traffic = List.copyOf(traffic);
            notes = List.copyOf(notes);
        }
    }

    private record Span(String address, Instant from, Instant to) {}

    public ObjectFlows(
            CaseReader reader, Coverage coverage, AccountSettings settings, CancelToken cancel) {
        this.reader = reader;
        this.coverage = coverage;
        this.settings = settings;
        this.cancel = cancel;
        this.log = new FlowLog(reader.events(), cancel);
    }

    /// Which interface had which address, and which instance which interface.
    public InterfaceMap interfaces() throws IOException {
        InterfaceMap known = interfaces;
        if (known == null) {
            known = InterfaceMap.read(reader, cancel);
            interfaces = known;
        }
        return known;
    }

    /// The interfaces an address may have been of: a private one by what reached it from S3, of
    /// several the one that had it by the answers of EC2; a public one by those answers alone.
    private Set<String> interfacesOf(Span span) throws IOException {
        Set<String> told = new TreeSet<>(interfaces().at(span.address(), span.from()));
        if (!told.equals(interfaces().at(span.address(), span.to()))) {
            told.clear();
        }
        if (!FlowLog.isPrivate(span.address())) {
            return told;
        }
        Set<String> logged = log.interfacesWith(span.address(), range(span));
        if (logged.size() > 1) {
            told.retainAll(logged);
            return told.size() == 1 ? told : logged;
        }
        return logged;
    }

    /// The traffic of the interfaces that these requests came from.
    public Answer of(List<TimelineEntry> entries) throws IOException {
        List<InterfaceTraffic> out = new ArrayList<>();
        TreeSet<String> notes = new TreeSet<>();
        List<Span> spans = spans(entries, interfaces());
        if (spans.size() > MOST_SPANS) {
            notes.add(
                    "Requests came from private addresses at "
                            + spans.size()
                            + " times; only the first "
                            + MOST_SPANS
                            + " were held against flow logs.");
        }
        for (Span span : spans.stream().limit(MOST_SPANS).toList()) {
            TimeRange range = range(span);
            Set<String> enis = interfacesOf(span);
            if (enis.size() > 1) {
                notes.add(
                        span.address()
                                + " is the address of several interfaces ("
                                + String.join(", ", enis)
                                + "), so its requests were held against no flow log.");
            } else if (!enis.isEmpty()) {
                traffic(enis.iterator().next(), span.address(), range, notes).ifPresent(out::add);
            }
        }
        return new Answer(out, List.copyOf(notes));
    }

    /// The traffic of the interfaces that sent something to an address outside.
    public Answer toward(String address) throws IOException {
        Query query =
                Found.all(
                        Found.from(SourceKind.VPC_FLOW),
                        Found.is(EventField.DST_IP, address),
                        Found.is(EventField.ACTION, "ACCEPT"));
        Answer all = ofRows(query, EventField.IP);
        return new Answer(
                all.traffic().stream().map(traffic -> traffic.toward(address)).toList(),
                all.notes());
    }

    /// The traffic of one interface, as long as S3 sent to it.
    public Answer of(String eni) throws IOException {
        return ofRows(
                Found.all(
                        Found.from(SourceKind.VPC_FLOW),
                        Found.is(EventField.INTERFACE, eni),
                        Found.is(EventField.SRC_PORT, "443"),
                        Found.is(EventField.ACTION, "ACCEPT")),
                EventField.DST_IP);
    }

    /// The traffic of the interfaces of some flow records, from the first to the last of them.
    ///
    /// @param near which of the two addresses is the interface's own
    private Answer ofRows(Query query, EventField near) throws IOException {
        Found rows = Found.of(reader.events(), query, TimeRange.ALL, FlowLog.MOST_ROWS, cancel);
        TreeMap<String, List<StoredEvent>> byInterface = new TreeMap<>();
        for (StoredEvent row : rows.events()) {
            String eni = row.event().text(EventField.INTERFACE);
            String own = row.event().text(near);
            if (eni != null && own != null && row.event().time() != null) {
                byInterface.computeIfAbsent(eni + ' ' + own, key -> new ArrayList<>()).add(row);
            }
        }
        List<InterfaceTraffic> out = new ArrayList<>();
        TreeSet<String> notes = new TreeSet<>();
        for (List<StoredEvent> own : byInterface.values()) {
            Instant first = Objects.requireNonNull(own.getFirst().event().time());
            Instant last = Objects.requireNonNull(own.getLast().event().time());
            String eni = Objects.requireNonNull(own.getFirst().event().text(EventField.INTERFACE));
            String address = Objects.requireNonNull(own.getFirst().event().text(near));
            traffic(eni, address, range(new Span(address, first, last)), notes).ifPresent(out::add);
        }
        return new Answer(out, List.copyOf(notes));
    }

    private static TimeRange range(Span span) {
        return new TimeRange(span.from().minus(AROUND), span.to().plus(AROUND));
    }

    /// Addresses of private networks, and public ones whose interface is known, with the times at
    /// which they read something; what lies less than twice the time around apart is one span.
    private static List<Span> spans(List<TimelineEntry> entries, InterfaceMap interfaces) {
        TreeMap<String, List<Instant>> times = new TreeMap<>();
        for (TimelineEntry entry : entries) {
            Instant time = entry.time();
            boolean moved =
                    entry.deed() == Deed.READ
                            && entry.outcome() == Outcome.SUCCESS
                            && entry.bytes() != null;
            boolean held =
                    time != null
                            && (FlowLog.isPrivate(entry.ip())
                                    || !interfaces.at(entry.ip(), time).isEmpty());
            if (moved && time != null && held) {
                times.computeIfAbsent(entry.ip(), ip -> new ArrayList<>()).add(time);
            }
        }
        List<Span> out = new ArrayList<>();
        times.forEach((address, instants) -> {
            instants.sort(null);
            Instant from = instants.getFirst();
            Instant to = from;
            for (Instant each : instants) {
                if (each.isAfter(to.plus(AROUND.multipliedBy(2)))) {
                    out.add(new Span(address, from, to));
                    from = each;
                }
                to = each;
            }
            out.add(new Span(address, from, to));
        });
        return out;
    }

    private Optional<InterfaceTraffic> traffic(
            String eni, String address, TimeRange range, Set<String> notes) throws IOException {
        try {
            List<S3Request> requests = requests(address, range);
            return Optional.of(
                    InterfaceTraffic.of(log, eni, range, requests, coverage, interval(eni)));
        } catch (QueryException e) {
            notes.add(
                    "Too many requests came from "
                            + address
                            + " to be held against flow logs: "
                            + e.getMessage()
                            + '.');
            return Optional.empty();
        }
    }

    /// Every successful read from an address, whatever object it was of.
    private List<S3Request> requests(String address, TimeRange range)
            throws IOException, QueryException {
        Query query =
                Found.all(Found.is(EventField.IP, address), Found.isOne(EventField.ACTION, READS));
        List<S3Request> out = new ArrayList<>();
        for (TimelineEntry entry : new ObjectTimeline(reader.events()).requests(query, range)) {
            Instant time = entry.time();
            Long sent = entry.bytes();
            boolean read = entry.outcome() == Outcome.SUCCESS && entry.deed() == Deed.READ;
            if (read && sent != null && sent > 0 && time != null) {
                out.add(
                        new S3Request(
                                entry.records(), entry.object(), sent, time, end(entry, time)));
            }
        }
        return out;
    }

    /// CloudTrail tells when a request was completed; the access log when it came and how long it
    /// took.
    private Instant end(TimelineEntry entry, Instant time) throws IOException {
        Instant end = time;
        for (StoredEvent record : entry.records()) {
            Instant at = record.event().time();
            if (record.event().source() == SourceKind.S3_ACCESS && at != null) {
                for (RecordField field : reader.reparse(record).fields()) {
                    if (field.path().equals("totalTimeMs") && field.text().matches("\\d{1,12}")) {
                        at = at.plusMillis(Long.parseLong(field.text()));
                    }
                }
            }
            end = at != null && at.isAfter(end) ? at : end;
        }
        return end;
    }

    /// What the settings say of the interface's own flow log; of others where all of them agree.
    private @Nullable Duration interval(String eni) {
        TreeSet<Integer> all = new TreeSet<>();
        TreeSet<Integer> own = new TreeSet<>();
        for (AccountSetting setting : settings.answering("DescribeFlowLogs")) {
            for (JsonNode each :
                    JsonForms.elements(JsonForms.member(setting.response(), "FlowLogs"))) {
                int seconds = JsonForms.member(each, "MaxAggregationInterval").asInt(0);
                if (seconds > 0) {
                    all.add(seconds);
                    if (JsonForms.text(JsonForms.member(each, "ResourceId")).equals(eni)) {
                        own.add(seconds);
                    }
                }
            }
        }
        TreeSet<Integer> telling = own.isEmpty() ? all : own;
        return telling.size() == 1 ? Duration.ofSeconds(telling.first()) : null;
    }
}
