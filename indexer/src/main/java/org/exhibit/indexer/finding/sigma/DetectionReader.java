package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.YamlNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a rule's `detection`.
final class DetectionReader {
    private final YamlNode.Mapping detection;
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private final Condition condition;

    DetectionReader(YamlNode.Mapping detection) throws SigmaException {
        this.detection = detection;
        for (Map.Entry<String, YamlNode> member : detection.members().entrySet()) {
            switch (member.getKey()) {
                case "condition" -> {}
                case "timeframe" ->
                        throw new SigmaException(
                                member.getValue().line(),
                                "timeframe is not supported; use a correlation");
                default -> selections.put(member.getKey(), selection(member.getValue()));
            }
        }
        this.condition = readCondition();
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
            parts.add(ConditionParser.parse(text, selections.keySet(), written.line()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private static Selection selection(YamlNode node) throws SigmaException {
        return switch (node) {
            case YamlNode.Mapping fields -> fields(fields);
            case YamlNode.Scalar text -> keywords(List.of(text), false);
            case YamlNode.Sequence list -> list(list);
        };
    }

    private static Selection list(YamlNode.Sequence list) throws SigmaException {
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

    private static Selection fields(YamlNode.Mapping mapping) throws SigmaException {
        List<FieldTest> fields = new ArrayList<>();
        for (Map.Entry<String, YamlNode> member : mapping.members().entrySet()) {
            String[] parts = member.getKey().split("\\|", -1);
            YamlNode value = member.getValue();
            List<String> written = Arrays.asList(parts).subList(1, parts.length);
            if (parts[0].isEmpty()) {
                return unnamed(written, value, mapping);
            }
            Modifiers modifiers = new Modifiers(written, value.line());
            fields.add(new FieldTest(parts[0], tests(value, modifiers), modifiers.all()));
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
