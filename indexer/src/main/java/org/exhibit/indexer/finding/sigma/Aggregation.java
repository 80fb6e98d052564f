package org.exhibit.indexer.finding.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The older way of counting, behind `|` in a condition: `count() > 5`, `count(field) by other >=
/// 3`, within the rule's `timeframe`. It means what a correlation says today.
///
/// @param field whose different values are counted; empty where records are
record Aggregation(
        String field,
        List<String> groupBy,
        Map<ValueTest.Order, BigDecimal> bounds,
        Duration span) {
    private static final Pattern COUNT =
            Pattern.compile(
                    "count\\(\\s*([^()\\s]*)\\s*\\)\\s*(?:by\\s+(\\S+)\\s*)?(>=|<=|==|=|>|<)\\s*(\\d{1,9})");

    static Aggregation parse(String text, String timeframe, int line) throws SigmaException {
        String written = text.strip();
        Matcher matcher = COUNT.matcher(written);
        if (!matcher.matches()) {
            String name = written.split("[\\s(]", 2)[0];
            throw new SigmaException(
                    line, "the aggregation '" + name + "' is not supported; use a correlation");
        }
        if (timeframe.isEmpty()) {
            throw new SigmaException(line, "an aggregation without a timeframe");
        }
        String by = matcher.group(2);
        return new Aggregation(
                matcher.group(1),
                by == null ? List.of() : List.of(by),
                bounds(matcher.group(3), new BigDecimal(matcher.group(4))),
                CorrelationReader.span(timeframe, line));
    }

    private static Map<ValueTest.Order, BigDecimal> bounds(String order, BigDecimal bound) {
        return switch (order) {
            case ">" -> Map.of(ValueTest.Order.GREATER, bound);
            case ">=" -> Map.of(ValueTest.Order.AT_LEAST, bound);
            case "<" -> Map.of(ValueTest.Order.LESS, bound);
            case "<=" -> Map.of(ValueTest.Order.AT_MOST, bound);
            default -> Map.of(ValueTest.Order.EQUAL, bound);
        };
    }

    /// The same as a correlation over a rule that finds nothing by itself.
    Correlation over(SigmaRule rule, String id) {
        Correlation.Kind kind =
                field.isEmpty() ? Correlation.Kind.EVENT_COUNT : Correlation.Kind.VALUE_COUNT;
        return new Correlation(
                id,
                "",
                rule.title(),
                rule.level(),
                rule.file(),
                rule.line(),
                kind,
                List.of(rule.id()),
                groupBy,
                span,
                field,
                bounds,
                Map.of(),
                false);
    }
}
