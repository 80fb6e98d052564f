package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was logged where and when over the span of the evidence. Every statement of Exhibit that
/// something did not happen goes through `absence`. Immutable.
public final class Coverage {
    private final Interval span;
    private final Map<Lane, LaneCoverage> lanes;
    private final Map<String, Home> homes;
    private final List<String> notes;

    /// @param span from the first to after the last instant that anything in the evidence has
    /// @param lanes each over the whole span
    /// @param homes of buckets, as far as the evidence tells
    /// @param notes what no lane could say, one sentence each
    public Coverage(
            Interval span, List<LaneCoverage> lanes, Map<String, Home> homes, List<String> notes) {
        this.span = span;
        Map<Lane, LaneCoverage> sorted = new TreeMap<>();
        lanes.forEach(lane -> sorted.put(lane.lane(), lane));
        this.lanes = sorted;
        this.homes = Map.copyOf(homes);
        this.notes = List.copyOf(notes);
    }

    public Interval span() {
        return span;
    }

    /// By account, region and class.
    public List<LaneCoverage> lanes() {
        return List.copyOf(lanes.values());
    }

    public Optional<LaneCoverage> lane(Lane lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    public List<String> notes() {
        return notes;
    }

    /// Whose a bucket is, where the evidence tells.
    public Optional<Home> home(String bucket) {
        return Optional.ofNullable(homes.get(bucket));
    }

    /// What it means that no record of an act on an object is there.
    ///
    /// @param interval may reach beyond the evidence, where nothing can be said
    public Absence absence(Watched object, Act act, Interval interval) {
        List<LaneCoverage> watching = watching(object, act);
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
    private List<LaneCoverage> watching(Watched object, Act act) {
        return switch (object) {
            case Watched.Objects objects -> objects(objects, act);
            case Watched.RequestsBy own -> requests(own, act);
            case Watched.Resource resource ->
                    data(
                            resource.account(),
                            resource.region(),
                            resource.type(),
                            resource.arn(),
                            act);
            case Watched.Calls calls -> calls(calls, act);
            case Watched.NetworkInterface one -> flows(one.id());
        };
    }

    private List<LaneCoverage> objects(Watched.Objects objects, Act act) {
        List<LaneCoverage> found = new ArrayList<>();
        Home home = homes.get(objects.bucket());
        for (LaneCoverage lane : lanes.values()) {
            boolean log =
                    lane.lane().kind() instanceof LaneClass.AccessLog access
                            && access.bucket().equals(objects.bucket());
            if (log) {
                found.add(lane);
            }
        }
        if (home != null) {
            found.addAll(data(home.account(), home.region(), Arns.S3_OBJECT, objects.arn(), act));
        }
        return found;
    }

    /// The owner's view and the requester's; the requester's trail records in the bucket's region.
    private List<LaneCoverage> requests(Watched.RequestsBy own, Act act) {
        List<LaneCoverage> found = new ArrayList<>(objects(own.objects(), act));
        Home home = homes.get(own.objects().bucket());
        if (home != null && !home.account().equals(own.account())) {
            String arn = own.objects().arn();
            found.addAll(data(own.account(), home.region(), Arns.S3_OBJECT, arn, act));
        }
        return found;
    }

    private List<LaneCoverage> data(
            String account, String region, String type, String arn, Act act) {
        List<LaneCoverage> own = selecting(account, region, type, arn, act);
        return own.isEmpty() ? selecting(account, LaneClass.OTHERS, type, arn, act) : own;
    }

    /// The most particular lane of an account and region that selects a resource.
    private List<LaneCoverage> selecting(
            String account, String region, String type, String arn, Act act) {
        List<LaneCoverage> found = new ArrayList<>();
        int longest = -1;
        for (LaneCoverage lane : lanes.values()) {
            if (!lane.lane().account().equals(account)
                    || !lane.lane().region().equals(region)
                    || !(lane.lane().kind() instanceof LaneClass.Data data)
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
        return found;
    }

    private static boolean holds(Access lane, Access act) {
        return lane == Access.ALL || lane == act;
    }

    private List<LaneCoverage> calls(Watched.Calls calls, Act act) {
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
            String account, String region, LaneClass kind, LaneClass otherwise) {
        for (String place : List.of(region, LaneClass.OTHERS)) {
            for (LaneClass wanted : List.of(kind, otherwise)) {
                LaneCoverage lane = lanes.get(new Lane(account, place, wanted));
                if (lane != null) {
                    return Optional.of(lane);
                }
            }
        }
        return Optional.empty();
    }

    private List<LaneCoverage> flows(String id) {
        List<LaneCoverage> own = flowLanes(id);
        return own.isEmpty() ? flowLanes(LaneClass.OTHERS) : own;
    }

    private List<LaneCoverage> flowLanes(String id) {
        return lanes.values().stream()
                .filter(lane ->
                        lane.lane().kind() instanceof LaneClass.FlowLog flow
                                && flow.networkInterface().equals(id))
                .toList();
    }
}
