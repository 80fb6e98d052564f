package org.exhibit.indexer.coverage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lanes that are all worked out. Immutable.
final class KnownLanes implements LaneBook {
    private final Map<Lane, LaneCoverage> lanes = new TreeMap<>();
    private final Map<String, Home> homes;

    KnownLanes(List<LaneCoverage> lanes, Map<String, Home> homes) {
        lanes.forEach(lane -> this.lanes.put(lane.lane(), lane));
        this.homes = Map.copyOf(homes);
    }

    @Override
    public List<LaneCoverage> all() {
        return List.copyOf(lanes.values());
    }

    @Override
    public Optional<LaneCoverage> lane(Lane lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    @Override
    public Collection<Lane> data(String account, String region, String arn) {
        return lanes.keySet().stream()
                .filter(lane -> lane.account().equals(account) && lane.region().equals(region))
                .filter(lane -> lane.kind() instanceof LaneClass.Data)
                .toList();
    }

    @Override
    public List<LaneCoverage> accessLogs(String bucket) {
        return lanes.values().stream()
                .filter(lane ->
                        lane.lane().kind() instanceof LaneClass.AccessLog log
                                && log.bucket().equals(bucket))
                .toList();
    }

    @Override
    public List<LaneCoverage> flowLogs(String networkInterface) {
        return lanes.values().stream()
                .filter(lane ->
                        lane.lane().kind() instanceof LaneClass.FlowLog flow
                                && flow.networkInterface().equals(networkInterface))
                .toList();
    }

    @Override
    public Optional<Home> home(String bucket) {
        return Optional.ofNullable(homes.get(bucket));
    }
}
