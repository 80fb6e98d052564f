package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Asks together what folding many lanes of CloudTrail asks one by one: of all buckets of a place
/// at once, and of all regions of an account.
final class Foresight {
    private final Questions questions;

    Foresight(Questions questions) {
        this.questions = questions;
    }

    /// Lanes whose records differ in one value only.
    ///
    /// @param own what their records have in common
    private record Kind(String account, EventField field, Query own) {}

    /// @param among all lanes there are
    void of(Collection<Lane> lanes, TrailLanes among) throws IOException {
        Map<Kind, Map<String, Lane>> kinds = new HashMap<>();
        for (Lane lane : lanes) {
            if (lane.region().equals(LaneClass.OTHERS)) {
                continue;
            }
            switch (lane.kind()) {
                case LaneClass.ManagementRead read -> regions(lane, kinds);
                case LaneClass.ManagementWrite write -> regions(lane, kinds);
                case LaneClass.Data data -> bucket(lane, data, among, kinds);
                case LaneClass.ManagementOf one -> {}
                case LaneClass.NetworkActivity network -> {}
                case LaneClass.AccessLog log -> {}
                case LaneClass.FlowLog flow -> {}
                case LaneClass.EventHistory history -> {}
            }
        }
        for (Map.Entry<Kind, Map<String, Lane>> kind : kinds.entrySet()) {
            Map<String, Lane> byValue = kind.getValue();
            questions.foresee(
                    kind.getKey().own(),
                    kind.getKey().field(),
                    byValue.keySet(),
                    value ->
                            Objects.requireNonNull(
                                    LaneQuery.of(
                                            Objects.requireNonNull(byValue.get(value)), Set.of())));
        }
    }

    private static void regions(Lane lane, Map<Kind, Map<String, Lane>> kinds) {
        String readOnly = Boolean.toString(lane.kind() instanceof LaneClass.ManagementRead);
        Query own =
                Questions.all(
                        Questions.byTrail(),
                        Questions.is(EventField.ACCOUNT, lane.account()),
                        LaneQuery.management(readOnly));
        add(new Kind(lane.account(), EventField.REGION, own), lane.region(), lane, kinds);
    }

    private static void bucket(
            Lane lane, LaneClass.Data data, TrailLanes among, Map<Kind, Map<String, Lane>> kinds)
            throws IOException {
        String bucket = Arns.bucket(data.selector());
        if (!data.type().equals(Arns.S3_OBJECT)
                || !data.selector().equals(Arns.ofBucket(bucket))
                || !among.narrower(lane).isEmpty()) {
            return;
        }
        List<Query> own =
                new ArrayList<>(
                        List.of(
                                Questions.byTrail(),
                                Questions.is(EventField.ACCOUNT, lane.account()),
                                Questions.is(EventField.REGION, lane.region()),
                                Questions.is(EventField.CATEGORY, "Data")));
        if (data.access() != Access.ALL) {
            own.add(LaneQuery.readOnly(data.access()));
        }
        Kind kind = new Kind(lane.account(), EventField.BUCKET, new Query.And(own));
        add(kind, bucket, lane, kinds);
    }

    private static void add(
            Kind kind, String value, Lane lane, Map<Kind, Map<String, Lane>> kinds) {
        kinds.computeIfAbsent(kind, key -> new HashMap<>()).put(value, lane);
    }
}
