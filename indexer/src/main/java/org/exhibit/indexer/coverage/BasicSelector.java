package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One event selector of a trail.
///
/// @param access what of it: calls that read, that change something, or all
/// @param management whether it selects management events
/// @param resources types with ARNs or prefixes of ARNs
/// @param excluded sources whose management events are left out
record BasicSelector(
        Access access, boolean management, List<Resources> resources, List<String> excluded) {
    static final BasicSelector MANAGEMENT =
            new BasicSelector(Access.ALL, true, List.of(), List.of());

    /// @param values an ARN or a prefix of ARNs each, `arn:aws:s3` standing for every bucket
    record Resources(String type, List<String> values) {}

    BasicSelector {
        resources = List.copyOf(resources);
        excluded = List.copyOf(excluded);
    }

    static BasicSelector read(JsonNode selector) {
        List<Resources> resources = new ArrayList<>();
        for (JsonNode one : Members.list(Members.of(selector, "dataResources"))) {
            String type = Members.text(one, "type");
            if (type != null) {
                List<String> values = Members.texts(Members.of(one, "values"));
                resources.add(new Resources(type, values.stream().map(Arns::prefix).toList()));
            }
        }
        return new BasicSelector(
                access(Members.text(selector, "readWriteType")),
                !Boolean.FALSE.equals(Members.flag(selector, "includeManagementEvents")),
                resources,
                Members.texts(Members.of(selector, "excludeManagementEventSources")));
    }

    private static Access access(@org.jspecify.annotations.Nullable String text) {
        return switch (text) {
            case "ReadOnly" -> Access.READ;
            case "WriteOnly" -> Access.WRITE;
            case null, default -> Access.ALL;
        };
    }

    Selection of(LaneClass lane) {
        return switch (lane) {
            case LaneClass.ManagementRead read -> managing(Access.READ);
            case LaneClass.ManagementWrite write -> managing(Access.WRITE);
            case LaneClass.ManagementOf one ->
                    excluded.contains(one.source()) ? Selection.NO : managing(Access.ALL);
            case LaneClass.Data data -> data(data);
            case LaneClass.NetworkActivity network -> Selection.NO;
            case LaneClass.AccessLog log -> Selection.NO;
            case LaneClass.FlowLog flow -> Selection.NO;
            case LaneClass.EventHistory history -> Selection.NO;
        };
    }

    private Selection managing(Access wanted) {
        return management ? holding(access, wanted) : Selection.NO;
    }

    static Selection holding(Access selected, Access wanted) {
        if (selected == Access.ALL || selected == wanted) {
            return Selection.ALL;
        }
        return wanted == Access.ALL ? Selection.PARTLY : Selection.NO;
    }

    private Selection data(LaneClass.Data lane) {
        for (Resources one : resources) {
            if (one.type().equals(lane.type())
                    && one.values().stream().anyMatch(value -> Arns.within(lane, value))) {
                return holding(access, lane.access());
            }
        }
        return Selection.NO;
    }

    Set<LaneClass> lanes() {
        Set<LaneClass> lanes = new java.util.HashSet<>();
        excluded.forEach(source -> lanes.add(new LaneClass.ManagementOf(source)));
        for (Resources one : resources) {
            for (String value : one.values()) {
                lanes.add(Arns.lane(one.type(), value));
            }
        }
        return lanes;
    }

    Set<String> divided() {
        return access == Access.ALL
                ? Set.of()
                : Set.copyOf(resources.stream().map(Resources::type).toList());
    }
}
