package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.YamlNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a rule's `detection`.
final class DetectionReader {
    private final YamlNode.Mapping detection;
    private final Placeholders placeholders;
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private final Condition condition;
    private @Nullable Aggregation aggregation;

    DetectionReader(YamlNode.Mapping detection, Placeholders placeholders) throws SigmaException {
        this.detection = detection;
        this.placeholders = placeholders;
        for (Map.Entry<String, YamlNode> member : detection.members().entrySet()) {
            switch (member.getKey()) {
                case "condition", "timeframe" -> {}
                default -> selections.put(member.getKey(), selection(member.getValue()));
            }
        }
        this.condition = readCondition();
        if (aggregation == null && detection.members().containsKey("timeframe")) {
            throw new SigmaException(
                    detection.line("timeframe"),
                    "timeframe without an aggregation is not supported; use a correlation");
        }
    }

    /// What is counted; nothing where each record counts by itself.
    Optional<Aggregation> aggregation() {
        return Optional.ofNullable(aggregation);
    }

    Map<String, Selection> selections() {
        return selections;
    }

    Condition condition() {
        return condition;
    }

    /// Several conditions are alternatives.
    private Condition readCondition() throws SigmaException {
        YamlNode written = detection.members().get("condition");
        List<String> texts = detection.texts("condition");
        if (written == null || texts.isEmpty()) {
            throw new SigmaException(detection.line(), "no condition");
        }
        List<Condition> parts = new ArrayList<>();
        for (String text : texts) {
            int bar = text.indexOf('|');
            if (bar >= 0) {
                if (texts.size() > 1) {
                    throw new SigmaException(
                            written.line(), "an aggregation beside other conditions");
                }
                String timeframe = detection.text("timeframe");
                aggregation = Aggregation.parse(text.substring(bar + 1), timeframe, written.line());
            }
            String plain = bar < 0 ? text : text.substring(0, bar);
            parts.add(ConditionParser.parse(plain, selections.keySet(), written.line()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Selection selection(YamlNode node) throws SigmaException {
        return switch (node) {
            case YamlNode.Mapping fields -> fields(fields);
            case YamlNode.Scalar text -> keywords(List.of(text), false);
            case YamlNode.Sequence list -> list(list);
        };
    }

    private Selection list(YamlNode.Sequence list) throws SigmaException {
        List<YamlNode.Scalar> texts = new ArrayList<>();
        List<Selection> parts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            switch (item) {
                case YamlNode.Scalar text -> texts.add(text);
                case YamlNode.Mapping fields -> parts.add(fields(fields));
                case YamlNode.Sequence inner ->
                        throw new SigmaException(inner.line(), "a list inside a list");
            }
        }
        if (!texts.isEmpty()) {
            parts.add(keywords(texts, false));
        }
        if (parts.isEmpty()) {
            throw new SigmaException(list.line(), "an empty list");
        }
        return parts.size() == 1 ? parts.getFirst() : new Selection.AnyOf(parts);
    }

    private static Selection keywords(List<YamlNode.Scalar> texts, boolean all)
            throws SigmaException {
        List<TextForm> forms = new ArrayList<>();
        for (YamlNode.Scalar text : texts) {
            if (text.isNull() || text.text().isEmpty()) {
                throw new SigmaException(text.line(), "an empty keyword");
            }
            forms.add(TextForm.of(text.text()).open(true, true));
        }
        return new Selection.Keywords(forms, all);
    }

    private Selection fields(YamlNode.Mapping mapping) throws SigmaException {
        List<FieldTest> fields = new ArrayList<>();
        for (Map.Entry<String, YamlNode> member : mapping.members().entrySet()) {
            String[] parts = member.getKey().split("\\|", -1);
            YamlNode value = member.getValue();
            List<String> written = Arrays.asList(parts).subList(1, parts.length);
            if (parts[0].isEmpty()) {
                return unnamed(written, value, mapping);
            }
            Modifiers modifiers = new Modifiers(written, placeholders, value.line());
            List<ValueTest> tests = tests(value, modifiers);
            fields.add(new FieldTest(parts[0], tests, modifiers.all(), modifiers.negated()));
        }
        if (fields.isEmpty()) {
            throw new SigmaException(mapping.line(), "an empty selection");
        }
        return new Selection.Fields(fields);
    }

    /// `'|all':` before a list of keywords.
    private static Selection unnamed(List<String> written, YamlNode value, YamlNode.Mapping mapping)
            throws SigmaException {
        boolean all = written.equals(List.of("all")) && mapping.members().size() == 1;
        if (!all || !(value instanceof YamlNode.Sequence list)) {
            throw new SigmaException(value.line(), "modifiers without a field");
        }
        List<YamlNode.Scalar> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            texts.add(scalar(item));
        }
        return keywords(texts, true);
    }

    private static List<ValueTest> tests(YamlNode value, Modifiers modifiers)
            throws SigmaException {
        List<ValueTest> tests = new ArrayList<>();
        List<YamlNode> values =
                value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
        for (YamlNode each : values) {
            tests.addAll(modifiers.tests(scalar(each)));
        }
        if (tests.isEmpty()) {
            throw new SigmaException(value.line(), "an empty list of values");
        }
        return tests;
    }

    private static YamlNode.Scalar scalar(YamlNode node) throws SigmaException {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw new SigmaException(node.line(), "a value that is no text");
    }
}
