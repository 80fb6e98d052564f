package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The lanes of a case, each folded when it is first asked for: a question about one object needs
/// two or three of what may be thousands. One thread at a time, while the case is open.
final class CaseLanes implements LaneBook {
    private final Ground ground;
    private final Map<Lane, LaneCoverage> folded = new HashMap<>();
    private @Nullable TrailLines trailLines;

    /// What the lanes are folded from.
    ///
    /// @param digests what verifying them found
    record Ground(
            Interval span,
            Questions questions,
            Survey survey,
            Homes homes,
            Trails trails,
            TrailLanes lanes,
            DigestEvidence digests,
            Witnesses witnesses,
            AccessLogs accessLogs,
            FlowLines flowLines) {}

    CaseLanes(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<LaneCoverage> all() throws IOException {
        TreeSet<Lane> lanes = new TreeSet<>(ground.lanes().all());
        new Foresight(ground.questions()).of(lanes, ground.lanes());
        ground.survey()
                .lookedUp()
                .forEach((account, regions) ->
                        regions.forEach(region -> lanes.add(history(account, region))));
        ground.accessLogs().foresee();
        lanes.addAll(ground.accessLogs().lanes());
        ground.flowLines().foresee();
        lanes.addAll(ground.flowLines().lanes());
        for (Home place : ground.lanes().places()) {
            lanes.add(others(place));
        }
        List<LaneCoverage> all = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            all.add(folded(lane));
        }
        return all;
    }

    /// What no lane can say, one sentence each, beyond what was said when the case was surveyed.
    List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>(ground.flowLines().notes());
        notes.addAll(new Heartbeats(ground.questions(), ground.survey()).notes());
        notes.addAll(new Limits(ground.questions()).notes());
        notes.addAll(ground.witnesses().notes());
        return notes;
    }

    private static Lane history(String account, String region) {
        return new Lane(account, region, new LaneClass.EventHistory());
    }

    private static Lane others(Home place) {
        return new Lane(place.account(), place.region(), new LaneClass.FlowLog(LaneClass.OTHERS));
    }

    @Override
    public Optional<LaneCoverage> lane(Lane lane) throws IOException {
        return exists(lane) ? Optional.of(folded(lane)) : Optional.empty();
    }

    private boolean exists(Lane lane) throws IOException {
        Home place = new Home(lane.account(), lane.region());
        return switch (lane.kind()) {
            case LaneClass.ManagementRead read -> isOfTrails(lane);
            case LaneClass.ManagementWrite write -> isOfTrails(lane);
            case LaneClass.ManagementOf one -> isOfTrails(lane);
            case LaneClass.NetworkActivity network -> isOfTrails(lane);
            case LaneClass.Data data ->
                    isOfTrails(lane)
                            || ground.lanes().ofBuckets(place, data.selector()).contains(lane);
            case LaneClass.EventHistory history ->
                    ground.survey()
                            .lookedUp()
                            .getOrDefault(lane.account(), Set.of())
                            .contains(lane.region());
            case LaneClass.AccessLog log ->
                    ground.accessLogs().of(log.bucket()).filter(lane::equals).isPresent();
            case LaneClass.FlowLog flow ->
                    flow.networkInterface().equals(LaneClass.OTHERS)
                            ? ground.lanes().places().contains(place)
                            : ground.flowLines()
                                    .of(flow.networkInterface())
                                    .filter(lane::equals)
                                    .isPresent();
        };
    }

    private boolean isOfTrails(Lane lane) throws IOException {
        return ground.lanes().of(lane.account()).contains(lane);
    }

    @Override
    public Collection<Lane> data(String account, String region, String arn) throws IOException {
        Set<Lane> found = new TreeSet<>(ground.lanes().ofBuckets(new Home(account, region), arn));
        for (Lane lane : ground.lanes().of(account)) {
            if (lane.region().equals(region) && lane.kind() instanceof LaneClass.Data) {
                found.add(lane);
            }
        }
        return found;
    }

    @Override
    public List<LaneCoverage> accessLogs(String bucket) throws IOException {
        Optional<Lane> lane = ground.accessLogs().of(bucket);
        return lane.isPresent() ? List.of(folded(lane.get())) : List.of();
    }

    @Override
    public List<LaneCoverage> flowLogs(String networkInterface) throws IOException {
        Set<Lane> lanes = new TreeSet<>();
        if (networkInterface.equals(LaneClass.OTHERS)) {
            ground.lanes().places().forEach(place -> lanes.add(others(place)));
        } else {
            ground.flowLines().of(networkInterface).ifPresent(lanes::add);
        }
        List<LaneCoverage> found = new ArrayList<>();
        for (Lane lane : lanes) {
            found.add(folded(lane));
        }
        return found;
    }

    @Override
    public Optional<Home> home(String bucket) throws IOException {
        return ground.homes().of(bucket);
    }

    private LaneCoverage folded(Lane lane) throws IOException {
        LaneCoverage known = folded.get(lane);
        if (known == null) {
            known = fold(lane);
            folded.put(lane, known);
        }
        return known;
    }

    private LaneCoverage fold(Lane lane) throws IOException {
        return switch (lane.kind()) {
            case LaneClass.ManagementRead read -> trail(lane);
            case LaneClass.ManagementWrite write -> trail(lane);
            case LaneClass.ManagementOf one -> trail(lane);
            case LaneClass.NetworkActivity network -> trail(lane);
            case LaneClass.Data data -> trail(lane);
            case LaneClass.EventHistory history -> history(lane);
            case LaneClass.AccessLog log -> ground.accessLogs().fold(lane, log.bucket());
            case LaneClass.FlowLog flow -> ground.flowLines().fold(lane, flow.networkInterface());
        };
    }

    private LaneCoverage trail(Lane lane) throws IOException {
        TrailLines lines = trailLines;
        if (lines == null) {
            lines =
                    new TrailLines(
                            ground.questions(),
                            ground.span(),
                            ground.survey(),
                            ground.trails(),
                            Losses.of(ground.digests(), ground.witnesses().find()));
            trailLines = lines;
        }
        StatusLine line = lines.line(lane, ground.lanes().narrower(lane));
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }

    /// What was asked of the event history is not in the records; the first and the last answer
    /// are.
    private LaneCoverage history(Lane lane) throws IOException {
        Questions questions = ground.questions();
        Query query = Objects.requireNonNull(LaneQuery.of(lane, Set.of()));
        StatusLine line =
                new StatusLine(
                        ground.span(),
                        Held.of(
                                CoverageStatus.UNKNOWN,
                                "no answer of the event history reaches this time"));
        Optional<StoredEvent> first = questions.first(query, Questions.PLAUSIBLE);
        Optional<StoredEvent> last = questions.last(query, Questions.PLAUSIBLE);
        if (first.isPresent() && last.isPresent()) {
            Proof.Event start = ConfigRecord.proof(first.get());
            Proof.Event end = ConfigRecord.proof(last.get());
            line.paint(
                    start.at(),
                    end.at().plus(Gaps.SECOND),
                    new Held(
                            CoverageStatus.PRESUMED,
                            new Basis(
                                    "the event history was read, from the first to the last"
                                            + " answer",
                                    List.copyOf(new LinkedHashSet<>(List.of(start, end))))));
        }
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }
}
