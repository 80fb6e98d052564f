package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a trail selects: basic event selectors, or advanced ones, which replace them.
///
/// @param basic as the trail has them
/// @param advanced likewise; where there are any, `basic` is empty
record Selectors(List<BasicSelector> basic, List<AdvancedSelector> advanced) {
    /// What a trail selects that was never given selectors.
    static final Selectors STANDARD = new Selectors(List.of(BasicSelector.MANAGEMENT), List.of());

    Selectors {
        basic = List.copyOf(basic);
        advanced = List.copyOf(advanced);
    }

    /// Reads them from a record's parameters or from the answer of GetEventSelectors.
    static Selectors read(JsonNode parameters) {
        List<AdvancedSelector> advanced = new ArrayList<>();
        for (JsonNode one : Members.list(Members.of(parameters, "advancedEventSelectors"))) {
            advanced.add(AdvancedSelector.read(one));
        }
        List<BasicSelector> basic = new ArrayList<>();
        if (advanced.isEmpty()) {
            for (JsonNode one : Members.list(Members.of(parameters, "eventSelectors"))) {
                basic.add(BasicSelector.read(one));
            }
        }
        return new Selectors(basic, advanced);
    }

    /// Whether parameters hold selectors at all.
    static boolean in(JsonNode parameters) {
        return !Members.of(parameters, "advancedEventSelectors").isMissingNode()
                || !Members.of(parameters, "eventSelectors").isMissingNode();
    }

    Selection of(LaneClass lane) {
        Selection found = Selection.NO;
        for (BasicSelector one : basic) {
            found = found.or(one.of(lane));
        }
        for (AdvancedSelector one : advanced) {
            found = found.or(one.of(lane));
        }
        return found;
    }

    /// The lanes that must stand on their own for the selectors to be told apart.
    Set<LaneClass> lanes() {
        Set<LaneClass> lanes = new TreeSet<>(java.util.Comparator.comparing(LaneClass::text));
        basic.forEach(one -> lanes.addAll(one.lanes()));
        advanced.forEach(one -> lanes.addAll(one.lanes()));
        return lanes;
    }

    /// Types of resources of which reading and writing calls are selected differently.
    Set<String> divided() {
        Set<String> types = new TreeSet<>();
        basic.forEach(one -> types.addAll(one.divided()));
        advanced.forEach(one -> types.addAll(one.divided()));
        return types;
    }
}
