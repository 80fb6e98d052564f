package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One advanced event selector: every condition must hold.
record AdvancedSelector(List<Condition> conditions) {
    private static final String CATEGORY = "eventCategory";
    private static final String TYPE = "resources.type";
    private static final String ARN = "resources.ARN";
    private static final String SOURCE = "eventSource";
    private static final String READ_ONLY = "readOnly";

    /// What a field must be; any value of a positive list, none of a negative one.
    record Condition(
            String field,
            List<String> equal,
            List<String> starts,
            List<String> notEqual,
            List<String> notStarts,
            boolean other) {
        boolean accepts(String value) {
            boolean positive = equal.isEmpty() && starts.isEmpty();
            return (positive
                            || equal.contains(value)
                            || starts.stream().anyMatch(value::startsWith))
                    && !notEqual.contains(value)
                    && notStarts.stream().noneMatch(value::startsWith);
        }
    }

    AdvancedSelector {
        conditions = List.copyOf(conditions);
    }

    static AdvancedSelector read(JsonNode selector) {
        List<Condition> found = new ArrayList<>();
        for (JsonNode one : Members.list(Members.of(selector, "fieldSelectors"))) {
            String field = Members.text(one, "field");
            found.add(
                    new Condition(
                            field == null ? "" : field,
                            texts(one, "equals"),
                            texts(one, "startsWith"),
                            texts(one, "notEquals"),
                            texts(one, "notStartsWith"),
                            !texts(one, "endsWith").isEmpty()
                                    || !texts(one, "notEndsWith").isEmpty()));
        }
        return new AdvancedSelector(found);
    }

    private static List<String> texts(JsonNode condition, String operator) {
        return Members.texts(Members.of(condition, operator));
    }

    Selection of(LaneClass lane) {
        return switch (lane) {
            case LaneClass.ManagementRead read -> management(Access.READ, "");
            case LaneClass.ManagementWrite write -> management(Access.WRITE, "");
            case LaneClass.ManagementOf one -> management(Access.ALL, one.source());
            case LaneClass.Data data -> data(data);
            case LaneClass.NetworkActivity network -> network(network.source());
            case LaneClass.AccessLog log -> Selection.NO;
            case LaneClass.FlowLog flow -> Selection.NO;
            case LaneClass.EventHistory history -> Selection.NO;
        };
    }

    private boolean has(String category) {
        return conditions.stream()
                .filter(one -> one.field().equals(CATEGORY))
                .allMatch(one -> one.accepts(category));
    }

    /// @param source of which the lane holds the events; empty for those without a lane of their
    ///   own
    private Selection management(Access access, String source) {
        if (!has("Management")) {
            return Selection.NO;
        }
        Selection found = Selection.ALL;
        for (Condition one : conditions) {
            found =
                    found.and(
                            switch (one.field()) {
                                case CATEGORY -> Selection.ALL;
                                case READ_ONLY -> readOnly(one, access);
                                case SOURCE -> managedSource(one, source);
                                default -> Selection.PARTLY;
                            });
        }
        return found;
    }

    private static Selection managedSource(Condition one, String source) {
        if (!source.isEmpty()) {
            return one.accepts(source) ? Selection.ALL : Selection.NO;
        }
        return one.equal().isEmpty() && one.starts().isEmpty() ? Selection.ALL : Selection.NO;
    }

    private static Selection readOnly(Condition one, Access access) {
        boolean reads = one.accepts("true");
        boolean writes = one.accepts("false");
        if (reads && writes) {
            return Selection.ALL;
        }
        return reads || writes
                ? BasicSelector.holding(reads ? Access.READ : Access.WRITE, access)
                : Selection.NO;
    }

    private Selection data(LaneClass.Data lane) {
        boolean typed = conditions.stream().anyMatch(one -> one.field().equals(TYPE));
        if (!has("Data") || !typed) {
            return Selection.NO;
        }
        Selection found = Selection.ALL;
        for (Condition one : conditions) {
            found =
                    found.and(
                            switch (one.field()) {
                                case CATEGORY -> Selection.ALL;
                                case TYPE ->
                                        one.accepts(lane.type()) ? Selection.ALL : Selection.NO;
                                case READ_ONLY -> readOnly(one, lane.access());
                                case ARN -> resource(one, lane);
                                default -> Selection.PARTLY;
                            });
        }
        return found;
    }

    private static Selection resource(Condition one, LaneClass.Data lane) {
        boolean any = one.equal().isEmpty() && one.starts().isEmpty();
        boolean inside =
                one.starts().stream().anyMatch(value -> Arns.within(lane, Arns.prefix(value)))
                        || one.equal().contains(lane.selector());
        boolean out =
                one.notStarts().stream().anyMatch(value -> Arns.within(lane, value))
                        || one.notEqual().contains(lane.selector());
        if (out || (!any && !inside)) {
            return one.other() && !out ? Selection.PARTLY : Selection.NO;
        }
        return one.other() ? Selection.PARTLY : Selection.ALL;
    }

    private Selection network(String source) {
        if (!has("NetworkActivity") || has("Management")) {
            return Selection.NO;
        }
        Selection found = Selection.ALL;
        for (Condition one : conditions) {
            found =
                    found.and(
                            switch (one.field()) {
                                case CATEGORY -> Selection.ALL;
                                case SOURCE -> one.accepts(source) ? Selection.ALL : Selection.NO;
                                default -> Selection.PARTLY;
                            });
        }
        return found;
    }

    Set<LaneClass> lanes() {
        Set<LaneClass> lanes = new HashSet<>();
        for (Condition one : conditions) {
            if (one.field().equals(SOURCE)) {
                sources(one, lanes);
            } else if (one.field().equals(ARN)) {
                for (String type : types()) {
                    arns(one).forEach(arn -> lanes.add(Arns.lane(type, Arns.prefix(arn))));
                }
            }
        }
        types().forEach(type -> lanes.add(Arns.lane(type, "")));
        return lanes;
    }

    private void sources(Condition one, Set<LaneClass> lanes) {
        if (has("NetworkActivity") && !has("Management")) {
            one.equal().forEach(source -> lanes.add(new LaneClass.NetworkActivity(source)));
        } else if (has("Management")) {
            one.equal().forEach(source -> lanes.add(new LaneClass.ManagementOf(source)));
            one.notEqual().forEach(source -> lanes.add(new LaneClass.ManagementOf(source)));
        }
    }

    private static List<String> arns(Condition one) {
        List<String> all = new ArrayList<>(one.equal());
        all.addAll(one.starts());
        all.addAll(one.notEqual());
        all.addAll(one.notStarts());
        return all;
    }

    private List<String> types() {
        return conditions.stream()
                .filter(one -> one.field().equals(TYPE))
                .flatMap(one -> one.equal().stream())
                .toList();
    }

    Set<String> divided() {
        boolean divides = conditions.stream().anyMatch(one -> one.field().equals(READ_ONLY));
        return divides ? Set.copyOf(types()) : Set.of();
    }
}
