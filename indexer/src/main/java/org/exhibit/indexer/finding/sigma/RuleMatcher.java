package org.exhibit.indexer.finding.sigma;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.Address;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Holds a rule against a record, exactly.
final class RuleMatcher {
    private static final int LONGEST_SHOWN = 1_000;

    private final Map<String, Selection> selections;
    private final Condition condition;

    RuleMatcher(SigmaRule rule) {
        this.selections = rule.selections();
        this.condition = rule.condition();
    }

    /// The fields that fitted with their values; nothing where the rule does not hold.
    Optional<Map<String, String>> match(JsonNode record) {
        Map<String, String> matched = new LinkedHashMap<>();
        return holds(condition, record, matched) ? Optional.of(matched) : Optional.empty();
    }

    private boolean holds(Condition part, JsonNode record, Map<String, String> matched) {
        return switch (part) {
            case Condition.Named named -> {
                Map<String, String> found = new LinkedHashMap<>();
                boolean holds =
                        holds(
                                Objects.requireNonNull(selections.get(named.selection())),
                                record,
                                found);
                if (holds) {
                    matched.putAll(found);
                }
                yield holds;
            }
            case Condition.And and -> {
                boolean all = true;
                for (Condition each : and.parts()) {
                    all = all && holds(each, record, matched);
                }
                yield all;
            }
            case Condition.Or or -> {
                // Every alternative is tried, so that what is shown does not depend on the first.
                boolean any = false;
                for (Condition each : or.parts()) {
                    any |= holds(each, record, matched);
                }
                yield any;
            }
            case Condition.Not not -> !holds(not.part(), record, new LinkedHashMap<>());
        };
    }

    private static boolean holds(Selection part, JsonNode record, Map<String, String> found) {
        return switch (part) {
            case Selection.Fields fields -> {
                boolean all = true;
                for (FieldTest field : fields.fields()) {
                    all = all && holds(field, record, found);
                }
                yield all;
            }
            case Selection.AnyOf anyOf -> {
                boolean any = false;
                for (Selection each : anyOf.parts()) {
                    Map<String, String> own = new LinkedHashMap<>();
                    if (holds(each, record, own)) {
                        any = true;
                        found.putAll(own);
                    }
                }
                yield any;
            }
            case Selection.Keywords keywords -> keywords(keywords, record, found);
        };
    }

    private static boolean keywords(
            Selection.Keywords keywords, JsonNode record, Map<String, String> found) {
        List<String> texts = FieldLookup.leaves(record);
        boolean any = false;
        boolean all = true;
        for (TextForm wanted : keywords.texts()) {
            Optional<String> text =
                    texts.stream().filter(each -> wanted.matches(each, false)).findFirst();
            any |= text.isPresent();
            all &= text.isPresent();
            text.ifPresent(value -> found.put("keyword", shown(value)));
        }
        return keywords.all() ? all : any;
    }

    private static boolean holds(FieldTest field, JsonNode record, Map<String, String> found) {
        List<JsonNode> values = FieldLookup.values(record, field.field());
        if (field.negated()) {
            return different(field, values, record, found);
        }
        boolean any = false;
        boolean all = true;
        for (ValueTest test : field.tests()) {
            String value = fitting(test, values, record);
            any |= value != null;
            all &= value != null;
            // That a call has no error is true of most records and tells nothing.
            boolean tells = !(test instanceof ValueTest.Null && field.field().equals("errorCode"));
            if (value != null && tells) {
                found.putIfAbsent(field.field(), shown(value));
            }
        }
        return field.all() ? all : any;
    }

    private static boolean different(
            FieldTest field, List<JsonNode> values, JsonNode record, Map<String, String> found) {
        FieldTest plain = new FieldTest(field.field(), field.tests(), field.all(), false);
        if (holds(plain, record, new LinkedHashMap<>())) {
            return false;
        }
        Optional<JsonNode> value = values.stream().filter(each -> !each.isNull()).findFirst();
        if (value.isPresent() || !field.field().equals("errorCode")) {
            found.putIfAbsent(
                    field.field(),
                    value.map(each -> shown(FieldLookup.text(each))).orElse("absent"));
        }
        return true;
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }

    /// The value that fits, as shown to people; null where none does.
    private static @Nullable String fitting(
            ValueTest test, List<JsonNode> values, JsonNode record) {
        List<JsonNode> present = values.stream().filter(value -> !value.isNull()).toList();
        return switch (test) {
            case ValueTest.Null wanted -> present.isEmpty() ? "null" : null;
            case ValueTest.Exists exists -> {
                if (present.isEmpty() == exists.wanted()) {
                    yield null;
                }
                yield present.isEmpty() ? "absent" : FieldLookup.text(present.getFirst());
            }
            default -> {
                for (JsonNode value : present) {
                    String text = FieldLookup.text(value);
                    if (fits(test, value, text, record)) {
                        yield text;
                    }
                }
                yield null;
            }
        };
    }

    private static boolean fits(ValueTest test, JsonNode value, String text, JsonNode record) {
        return switch (test) {
            case ValueTest.Text wanted -> wanted.form().matches(text, wanted.cased());
            case ValueTest.Regex regex -> regex.pattern().matcher(new SteppedText(text)).find();
            case ValueTest.Cidr cidr ->
                    Address.parse(text).filter(cidr.network()::contains).isPresent();
            case ValueTest.Compare compare -> compares(compare, text);
            case ValueTest.Moment moment ->
                    moment.part()
                            .of(text)
                            .filter(number ->
                                    moment.order().holds(Integer.compare(number, moment.bound())))
                            .isPresent();
            case ValueTest.FieldReference reference -> refers(reference, text, record);
            case ValueTest.Null wanted -> false;
            case ValueTest.Exists wanted -> false;
        };
    }

    private static boolean compares(ValueTest.Compare compare, String text) {
        try {
            return compare.order().holds(new BigDecimal(text).compareTo(compare.bound()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean refers(
            ValueTest.FieldReference reference, String text, JsonNode record) {
        for (JsonNode other : FieldLookup.values(record, reference.field())) {
            if (!other.isNull()) {
                TextForm form = TextForm.literal(FieldLookup.text(other));
                boolean before =
                        reference.place() == ValueTest.Place.ANYWHERE
                                || reference.place() == ValueTest.Place.END;
                boolean after =
                        reference.place() == ValueTest.Place.ANYWHERE
                                || reference.place() == ValueTest.Place.START;
                if (form.open(before, after).matches(text, reference.cased())) {
                    return true;
                }
            }
        }
        return false;
    }
}
