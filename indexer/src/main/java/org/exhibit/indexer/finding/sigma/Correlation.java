package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.Level;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A rule about several records together.
///
/// @param rules names or ids of the rules whose matches it counts
/// @param groupBy fields whose values must be equal
/// @param field whose different values are counted, or whose numbers are added up; empty where
///   matches are counted
/// @param bounds how many there must be; empty for the temporal kinds
/// @param aliases by alias, what a rule (by name) calls the field
/// @param generate whether the rules it names also find by themselves
public record Correlation(
        String id,
        String name,
        String title,
        Level level,
        String file,
        int line,
        Kind kind,
        List<String> rules,
        List<String> groupBy,
        Duration span,
        String field,
        Map<ValueTest.Order, BigDecimal> bounds,
        Map<String, Map<String, String>> aliases,
        boolean generate) {
    /// How it puts them together.
    public enum Kind {
        EVENT_COUNT,
        VALUE_COUNT,
        VALUE_SUM,
        VALUE_AVERAGE,
        TEMPORAL,
        TEMPORAL_ORDERED
    }

    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        bounds = Map.copyOf(bounds);
        aliases = Map.copyOf(aliases);
    }

    boolean satisfied(BigDecimal number) {
        return bounds.entrySet().stream()
                .allMatch(bound -> bound.getKey().holds(number.compareTo(bound.getValue())));
    }
}
