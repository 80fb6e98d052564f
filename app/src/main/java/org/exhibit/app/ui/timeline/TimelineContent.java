package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A life laid out on lanes.
///
/// @param from of the first line that is a deed, with some room before
/// @param to after the last
/// @param untimed lines without a time; they are in the table only
record TimelineContent(
        String selector,
        List<Lane> lanes,
        Instant from,
        Instant to,
        Teller.Told told,
        int untimed) {
    private static final int MOST_LANES = 12;

    TimelineContent {
        lanes = List.copyOf(lanes);
    }

    /// @return null where no line has a time, so that there is nothing to draw
    static @Nullable TimelineContent of(String selector, Teller.Told told) {
        List<LifeLine> deeds =
                told.lines().stream().filter(l -> !l.isGap() && l.time() != null).toList();
        if (deeds.isEmpty()) {
            return null;
        }
        Instant first = time(deeds.getFirst());
        Instant last = first;
        for (LifeLine line : deeds) {
            Instant end = line.end() != null ? line.end() : time(line);
            last = end.isAfter(last) ? end : last;
        }
        Duration room = Duration.between(first, last).dividedBy(25).plusSeconds(30);
        List<Lane> lanes = new ArrayList<>();
        List<LifeLine> marks = deeds.stream().filter(line -> !line.isExposure()).toList();
        lanes.addAll(versions(marks));
        exposure(deeds, lanes);
        lanes.addAll(lanes(Lane.Group.ACTORS, marks, TimelineContent::actor, "actors"));
        lanes.addAll(lanes(Lane.Group.NETWORK, marks, LifeLine::ip, "addresses"));
        gaps(told.lines(), lanes);
        int untimed = (int) told.lines().stream().filter(l -> l.time() == null).count();
        return new TimelineContent(
                selector, lanes, first.minus(room), last.plus(room), told, untimed);
    }

    static Instant time(LifeLine line) {
        Instant time = line.time();
        return time == null ? Instant.EPOCH : time;
    }

    private static String actor(LifeLine line) {
        return line.actor().isEmpty() ? "actor not recorded" : line.actor();
    }

    private static List<Lane> versions(List<LifeLine> marks) {
        return lanes(
                Lane.Group.OBJECT,
                marks.stream().filter(line -> !line.object().isEmpty()).toList(),
                line ->
                        line.version().isEmpty()
                                ? line.object()
                                : line.object() + '@' + line.version(),
                "objects and versions");
    }

    private static void exposure(List<LifeLine> deeds, List<Lane> lanes) {
        List<LifeLine> windows = deeds.stream().filter(LifeLine::isExposure).toList();
        if (!windows.isEmpty()) {
            String count = windows.size() == 1 ? "1 window" : windows.size() + " windows";
            lanes.add(new Lane(Lane.Group.OBJECT, "Exposure", count, List.of(), windows));
        }
    }

    /// One lane a name, those with most marks first; the rest share one.
    private static List<Lane> lanes(
            Lane.Group group,
            List<LifeLine> marks,
            Function<LifeLine, String> name,
            String manyOthers) {
        Map<String, List<LifeLine>> byName = new TreeMap<>();
        for (LifeLine line : marks) {
            if (!name.apply(line).isEmpty()) {
                byName.computeIfAbsent(name.apply(line), key -> new ArrayList<>()).add(line);
            }
        }
        List<Map.Entry<String, List<LifeLine>>> ranked = new ArrayList<>(byName.entrySet());
        ranked.sort(Comparator.comparing(entry -> -entry.getValue().size()));
        List<Map.Entry<String, List<LifeLine>>> shown =
                new ArrayList<>(ranked.subList(0, Math.min(MOST_LANES, ranked.size())));
        shown.sort(Comparator.comparing(entry -> time(entry.getValue().getFirst())));
        List<Lane> lanes = new ArrayList<>();
        shown.forEach(entry -> lanes.add(lane(group, entry.getKey(), entry.getValue())));
        if (ranked.size() > MOST_LANES) {
            List<LifeLine> rest = new ArrayList<>();
            ranked.subList(MOST_LANES, ranked.size()).forEach(e -> rest.addAll(e.getValue()));
            rest.sort(LifeLine.ORDER);
            lanes.add(lane(group, ranked.size() - MOST_LANES + " other " + manyOthers, rest));
        }
        return lanes;
    }

    private static Lane lane(Lane.Group group, String title, List<LifeLine> marks) {
        String count = marks.size() == 1 ? "1 deed" : marks.size() + " deeds";
        return new Lane(group, title, count, marks, List.of());
    }

    private static void gaps(List<LifeLine> lines, List<Lane> lanes) {
        Map<String, List<LifeLine>> byStatus = new TreeMap<>();
        for (LifeLine line : lines) {
            if (line.isGap() && line.time() != null) {
                byStatus.computeIfAbsent(line.coverage(), key -> new ArrayList<>()).add(line);
            }
        }
        byStatus.forEach((status, gaps) ->
                lanes.add(
                        new Lane(
                                Lane.Group.LOGGED,
                                "Unknown: "
                                        + status.toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', ' '),
                                gaps.size() == 1 ? "1 span" : gaps.size() + " spans",
                                List.of(),
                                gaps)));
    }

    /// Every gap, by time.
    List<LifeLine> gaps() {
        return told.lines().stream().filter(l -> l.isGap() && l.time() != null).toList();
    }

    /// Every window of exposure, by time.
    List<LifeLine> exposures() {
        return told.lines().stream().filter(l -> l.isExposure() && l.time() != null).toList();
    }

    /// Every timed line that is no gap, by time.
    List<LifeLine> deeds() {
        return told.lines().stream().filter(l -> !l.isGap() && l.time() != null).toList();
    }
}
