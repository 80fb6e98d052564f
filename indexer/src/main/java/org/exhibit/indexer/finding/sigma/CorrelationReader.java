package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.YamlNode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a correlation rule.
final class CorrelationReader {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Set<String> MEMBERS =
            Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");

    private final String file;
    private final YamlNode.Mapping rule;
    private final YamlNode.Mapping correlation;

    CorrelationReader(String file, YamlNode.Mapping rule) {
        this.file = file;
        this.rule = rule;
        this.correlation = rule.mapping("correlation");
    }

    Correlation read() throws SigmaException {
        for (Map.Entry<String, YamlNode> member : correlation.members().entrySet()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new SigmaException(
                        member.getValue().line(),
                        "the correlation's member '" + member.getKey() + "' is not supported");
            }
        }
        Correlation.Kind kind = kind();
        YamlNode condition = correlation.members().get("condition");
        if (condition instanceof YamlNode.Scalar) {
            throw new SigmaException(
                    condition.line(), "an extended condition of a correlation is not supported");
        }
        YamlNode.Mapping bounds = correlation.mapping("condition");
        String field = bounds.text("field");
        boolean counts =
                switch (kind) {
                    case EVENT_COUNT, VALUE_COUNT, VALUE_SUM, VALUE_AVERAGE -> true;
                    case TEMPORAL, TEMPORAL_ORDERED -> false;
                };
        boolean values = counts && kind != Correlation.Kind.EVENT_COUNT;
        Map<ValueTest.Order, BigDecimal> read = bounds(bounds);
        if (counts == read.isEmpty() || values == field.isEmpty()) {
            throw new SigmaException(
                    correlation.line(),
                    "the condition of the correlation does not fit its type "
                            + correlation.text("type"));
        }
        List<String> rules = correlation.texts("rules");
        if (rules.isEmpty()) {
            throw new SigmaException(correlation.line(), "a correlation of no rules");
        }
        String generate = correlation.text("generate");
        return new Correlation(
                SigmaReader.id(rule, file),
                rule.text("name"),
                SigmaReader.title(rule, file),
                SigmaReader.level(rule),
                file,
                rule.line(),
                kind,
                rules,
                correlation.texts("group-by"),
                span(correlation.text("timespan"), correlation.line()),
                field,
                read,
                aliases(),
                generate.equalsIgnoreCase("true") || rule.text("generate").equals("true"));
    }

    private Correlation.Kind kind() throws SigmaException {
        String type = correlation.text("type");
        return switch (type) {
            case "event_count" -> Correlation.Kind.EVENT_COUNT;
            case "value_count" -> Correlation.Kind.VALUE_COUNT;
            case "value_sum" -> Correlation.Kind.VALUE_SUM;
            case "value_avg" -> Correlation.Kind.VALUE_AVERAGE;
            case "temporal" -> Correlation.Kind.TEMPORAL;
            case "temporal_ordered" -> Correlation.Kind.TEMPORAL_ORDERED;
            default ->
                    throw new SigmaException(
                            correlation.line(),
                            "the correlation type '" + type + "' is not supported");
        };
    }

    /// `30s`, `10m`, `1h`, `7d`.
    static Duration span(String text, int line) throws SigmaException {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new SigmaException(line, "the timespan '" + text + "' is not understood");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Map<ValueTest.Order, BigDecimal> bounds(YamlNode.Mapping condition)
            throws SigmaException {
        Map<ValueTest.Order, BigDecimal> bounds = new HashMap<>();
        for (Map.Entry<String, YamlNode> member : condition.members().entrySet()) {
            String text = condition.text(member.getKey());
            int line = member.getValue().line();
            switch (member.getKey()) {
                case "field" -> {}
                case "gt" -> bounds.put(ValueTest.Order.GREATER, number(text, line));
                case "gte" -> bounds.put(ValueTest.Order.AT_LEAST, number(text, line));
                case "lt" -> bounds.put(ValueTest.Order.LESS, number(text, line));
                case "lte" -> bounds.put(ValueTest.Order.AT_MOST, number(text, line));
                case "eq" -> bounds.put(ValueTest.Order.EQUAL, number(text, line));
                case "neq" -> bounds.put(ValueTest.Order.DIFFERENT, number(text, line));
                default ->
                        throw new SigmaException(
                                line,
                                "the correlation's condition '"
                                        + member.getKey()
                                        + "' is not supported");
            }
        }
        return bounds;
    }

    private static BigDecimal number(String text, int line) throws SigmaException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new SigmaException(line, text + " is no number");
        }
    }

    private Map<String, Map<String, String>> aliases() {
        Map<String, Map<String, String>> aliases = new HashMap<>();
        YamlNode.Mapping written = correlation.mapping("aliases");
        for (String alias : written.members().keySet()) {
            Map<String, String> fields = new HashMap<>();
            YamlNode.Mapping rules = written.mapping(alias);
            for (String name : rules.members().keySet()) {
                fields.put(name, rules.text(name));
            }
            aliases.put(alias, fields);
        }
        return aliases;
    }
}
