package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What was logged where and when over the span of the evidence. Every statement of Exhibit that
/// something did not happen goes through `absence`. One that was made of lanes is immutable; one of
/// `CaseCoverage.onDemand` works out the lanes that a question needs when it is asked, gives the
/// same answers, is used by one thread at a time while its case is open, and throws
/// `UncheckedIOException` where the case cannot be read.
public final class Coverage {
    private final Interval span;
    private final LaneBook book;
    private final List<String> notes;

    /// @param span from the first to after the last instant that anything in the evidence has
    /// @param lanes each over the whole span
    /// @param homes of buckets, as far as the evidence tells
    /// @param notes what no lane could say, one sentence each
    public Coverage(
            Interval span, List<LaneCoverage> lanes, Map<String, Home> homes, List<String> notes) {
        this(span, new KnownLanes(lanes, homes), notes);
    }

    Coverage(Interval span, LaneBook book, List<String> notes) {
        this.span = span;
        this.book = book;
        this.notes = List.copyOf(notes);
    }

    /// A question to a case that may not be readable any more.
    private interface Asked<T> {
        T ask() throws IOException;
    }

    private static <T> T ask(Asked<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Interval span() {
        return span;
    }

    /// By account, region and class.
    public List<LaneCoverage> lanes() {
        return ask(book::all);
    }

    public Optional<LaneCoverage> lane(Lane lane) {
        return ask(() -> book.lane(lane));
    }

    public List<String> notes() {
        return notes;
    }

    /// Whose a bucket is, where the evidence tells.
    public Optional<Home> home(String bucket) {
        return ask(() -> book.home(bucket));
    }

    /// What it means that no record of an act on an object is there.
    ///
    /// @param interval may reach beyond the evidence, where nothing can be said
    public Absence absence(Watched object, Act act, Interval interval) {
        List<LaneCoverage> watching = ask(() -> watching(object, act));
        TreeSet<Instant> cuts = new TreeSet<>(List.of(interval.from(), interval.to()));
        for (LaneCoverage lane : watching) {
            for (LaneSpan part : lane.within(interval)) {
                cuts.add(part.interval().from());
                cuts.add(part.interval().to());
            }
        }
        List<Absence.Span> spans = new ArrayList<>();
        Instant before = cuts.removeFirst();
        for (Instant cut : cuts) {
            add(spans, span(new Interval(before, cut), watching));
            before = cut;
        }
        return new Absence(object, act, interval, spans);
    }

    private Absence.Span span(Interval part, List<LaneCoverage> watching) {
        List<Absence.Watch> watches = new ArrayList<>();
        TreeSet<String> notes = new TreeSet<>();
        for (LaneCoverage lane : watching) {
            lane.within(part).stream()
                    .map(span -> new Absence.Watch(lane.lane(), span))
                    .forEach(watches::add);
            notes.addAll(lane.notes());
        }
        CoverageStatus status =
                watches.stream()
                        .map(watch -> watch.span().status())
                        .reduce(CoverageStatus::or)
                        .orElse(CoverageStatus.UNKNOWN);
        // The log that decides stands first; the order of the others does not change.
        watches.sort(Comparator.comparing(watch -> watch.span().status() != status));
        return new Absence.Span(
                part, status, basis(part, watching, watches), watches, List.copyOf(notes));
    }

    private Basis basis(Interval part, List<LaneCoverage> watching, List<Absence.Watch> watches) {
        if (!watches.isEmpty()) {
            return watches.getFirst().span().basis();
        }
        boolean outside = span.intersect(part).isEmpty();
        return new Basis(
                outside && !watching.isEmpty()
                        ? "the evidence reaches from " + span.from() + " to " + span.to()
                        : "no log of it is known in the evidence",
                List.of());
    }

    /// Adds a span, or lengthens the last one where nothing but time tells them apart.
    private static void add(List<Absence.Span> spans, Absence.Span next) {
        if (!spans.isEmpty()) {
            Absence.Span last = spans.getLast();
            if (last.status() == next.status() && reasons(last).equals(reasons(next))) {
                Interval both = new Interval(last.interval().from(), next.interval().to());
                List<Absence.Watch> watches =
                        next.lanes().stream()
                                .map(watch ->
                                        new Absence.Watch(watch.lane(), watch.span().within(both)))
                                .toList();
                spans.set(
                        spans.size() - 1,
                        new Absence.Span(both, next.status(), next.basis(), watches, next.notes()));
                return;
            }
        }
        spans.add(next);
    }

    private static List<Object> reasons(Absence.Span span) {
        List<Object> reasons = new ArrayList<>(List.of(span.basis()));
        for (Absence.Watch watch : span.lanes()) {
            reasons.add(watch.lane());
            reasons.add(watch.span().status());
            reasons.add(watch.span().basis());
        }
        return reasons;
    }

    /// The lanes any of which would hold a record of the act.
    private List<LaneCoverage> watching(Watched object, Act act) throws IOException {
        return switch (object) {
            case Watched.Objects objects -> objects(objects, act);
            case Watched.RequestsBy own -> requests(own, act);
            case Watched.Resource resource ->
                    data(
                            new Home(resource.account(), resource.region()),
                            resource.type(),
                            resource.arn(),
                            act);
            case Watched.Calls calls -> calls(calls, act);
            case Watched.NetworkInterface one -> {
                List<LaneCoverage> own = book.flowLogs(one.id());
                yield own.isEmpty() ? book.flowLogs(LaneClass.OTHERS) : own;
            }
        };
    }

    private List<LaneCoverage> objects(Watched.Objects objects, Act act) throws IOException {
        List<LaneCoverage> found = new ArrayList<>(book.accessLogs(objects.bucket()));
        Optional<Home> home = book.home(objects.bucket());
        if (home.isPresent()) {
            found.addAll(data(home.get(), Arns.S3_OBJECT, objects.arn(), act));
        }
        return found;
    }

    /// The owner's view and the requester's; the requester's trail records in the bucket's region.
    private List<LaneCoverage> requests(Watched.RequestsBy own, Act act) throws IOException {
        List<LaneCoverage> found = new ArrayList<>(objects(own.objects(), act));
        Optional<Home> home = book.home(own.objects().bucket());
        if (home.isPresent() && !home.get().account().equals(own.account())) {
            Home there = new Home(own.account(), home.get().region());
            found.addAll(data(there, Arns.S3_OBJECT, own.objects().arn(), act));
        }
        return found;
    }

    private List<LaneCoverage> data(Home place, String type, String arn, Act act)
            throws IOException {
        List<LaneCoverage> own = selecting(place, type, arn, act);
        return own.isEmpty()
                ? selecting(new Home(place.account(), LaneClass.OTHERS), type, arn, act)
                : own;
    }

    /// The most particular lane of an account and region that selects a resource.
    private List<LaneCoverage> selecting(Home place, String type, String arn, Act act)
            throws IOException {
        List<Lane> found = new ArrayList<>();
        int longest = -1;
        for (Lane lane : book.data(place.account(), place.region(), arn)) {
            if (!(lane.kind() instanceof LaneClass.Data data)
                    || !data.type().equals(type)
                    || !holds(data.access(), act.access())) {
                continue;
            }
            boolean others = data.selector().equals(LaneClass.OTHERS);
            int length = others ? 0 : data.selector().length();
            if ((others || arn.startsWith(data.selector())) && length >= longest) {
                if (length > longest) {
                    found.clear();
                }
                longest = length;
                found.add(lane);
            }
        }
        List<LaneCoverage> lanes = new ArrayList<>();
        for (Lane lane : found) {
            book.lane(lane).ifPresent(lanes::add);
        }
        return lanes;
    }

    private static boolean holds(Access lane, Access act) {
        return lane == Access.ALL || lane == act;
    }

    private List<LaneCoverage> calls(Watched.Calls calls, Act act) throws IOException {
        LaneClass usual =
                act.access() == Access.READ
                        ? new LaneClass.ManagementRead()
                        : new LaneClass.ManagementWrite();
        LaneClass own = new LaneClass.ManagementOf(calls.source());
        List<LaneCoverage> found = new ArrayList<>();
        first(calls.account(), calls.region(), own, usual).ifPresent(found::add);
        LaneClass history = new LaneClass.EventHistory();
        first(calls.account(), calls.region(), history, history).ifPresent(found::add);
        return found;
    }

    /// A lane of the region itself, else the one of its other regions.
    private Optional<LaneCoverage> first(
            String account, String region, LaneClass kind, LaneClass otherwise) throws IOException {
        for (String place : List.of(region, LaneClass.OTHERS)) {
            for (LaneClass wanted : List.of(kind, otherwise)) {
                Optional<LaneCoverage> lane = book.lane(new Lane(account, place, wanted));
                if (lane.isPresent()) {
                    return lane;
                }
            }
        }
        return Optional.empty();
    }
}
