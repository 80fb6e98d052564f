package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.finding.Undecided;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says of a rule that found nothing where it could have found nothing: in logs that were off, lost
/// or unknown.
final class Gaps {
    private static final int MOST_NAMED = 3;

    private final List<LaneCoverage> lanes;

    /// What a rule looks at.
    enum Sight {
        CHANGES,
        OBJECTS,
        ACCESS_LOGS,
        FLOWS
    }

    /// What else than management events the rules that come with Exhibit look at.
    private static final Map<String, Set<Sight>> SIGHTS =
            Map.of(
                    "F05", EnumSet.of(Sight.CHANGES, Sight.OBJECTS),
                    "F06", EnumSet.of(Sight.CHANGES, Sight.OBJECTS),
                    "F08", EnumSet.of(Sight.CHANGES, Sight.OBJECTS),
                    "F10", EnumSet.of(Sight.FLOWS),
                    "F13", EnumSet.of(Sight.CHANGES, Sight.OBJECTS),
                    "F17", EnumSet.of(Sight.CHANGES, Sight.ACCESS_LOGS),
                    "F19", EnumSet.of(Sight.OBJECTS, Sight.ACCESS_LOGS));

    /// @param all every lane; those of accounts of which nothing was collected are left out, since
    ///   no rule was ever to look there
    Gaps(List<LaneCoverage> all) {
        Set<String> collected = new HashSet<>();
        for (LaneCoverage lane : all) {
            if (lane.spans().stream().anyMatch(span -> !span.status().isGap())) {
                collected.add(lane.lane().account());
            }
        }
        this.lanes =
                all.stream()
                        .filter(lane -> collected.contains(lane.lane().account()))
                        .filter(lane -> !lane.gaps().isEmpty())
                        .toList();
    }

    static Set<Sight> sights(String rule) {
        return SIGHTS.getOrDefault(rule, EnumSet.of(Sight.CHANGES));
    }

    /// One line for a rule that found nothing; none where nothing was missing.
    List<Undecided> of(String rule, String title, Set<Sight> sights) {
        List<String> named = new ArrayList<>();
        int count = 0;
        for (LaneCoverage lane : lanes) {
            if (!sights.contains(sight(lane.lane().kind()))) {
                continue;
            }
            for (LaneSpan gap : lane.gaps()) {
                if (count++ < MOST_NAMED) {
                    named.add(
                            lane.lane()
                                    + " from "
                                    + gap.interval().from()
                                    + " to "
                                    + gap.interval().to()
                                    + ": "
                                    + gap.basis().text());
                }
            }
        }
        if (count == 0) {
            return List.of();
        }
        String more = count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more gaps" : "";
        return List.of(
                new Undecided(
                        rule,
                        title,
                        "",
                        "it found nothing, but nothing can be said of "
                                + String.join("; ", named)
                                + more));
    }

    /// @return null for logs that no rule looks at
    private static @Nullable Sight sight(LaneClass kind) {
        return switch (kind) {
            case LaneClass.ManagementWrite write -> Sight.CHANGES;
            case LaneClass.ManagementOf of -> Sight.CHANGES;
            case LaneClass.Data data -> Sight.OBJECTS;
            case LaneClass.AccessLog log -> Sight.ACCESS_LOGS;
            case LaneClass.FlowLog flow -> Sight.FLOWS;
            case LaneClass.ManagementRead read -> null;
            case LaneClass.NetworkActivity network -> null;
            case LaneClass.EventHistory history -> null;
        };
    }
}
