package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.finding.YamlNode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The modifiers behind a field's name, and what they make of its values.
final class Modifiers {
    private static final Set<String> KNOWN =
            Set.of(
                    "contains",
                    "startswith",
                    "endswith",
                    "all",
                    "re",
                    "i",
                    "m",
                    "s",
                    "cidr",
                    "exists",
                    "cased",
                    "gt",
                    "gte",
                    "lt",
                    "lte",
                    "fieldref",
                    "base64",
                    "base64offset",
                    "expand",
                    "neq",
                    "windash",
                    "wide",
                    "utf16le",
                    "utf16be",
                    "utf16");
    private static final List<String> KINDS =
            List.of("re", "cidr", "exists", "gt", "gte", "lt", "lte", "fieldref");

    /// What a part of an instant can be combined with.
    private static final Set<String> WITH_TIME =
            Set.of("gt", "gte", "lt", "lte", "neq", "all", "expand");

    /// What makes another text of the rule's.
    private static final List<String> FORMS =
            List.of("windash", "base64", "base64offset", "wide", "utf16le", "utf16be", "utf16");

    private final Set<String> names = new HashSet<>();
    private final String kind;
    private final Placeholders placeholders;
    private final Encodings encodings;
    private final @Nullable TimePart timePart;

    /// @param written the parts of the name behind the field's own
    Modifiers(List<String> written, Placeholders placeholders, int line) throws SigmaException {
        this.placeholders = placeholders;
        @Nullable TimePart part = null;
        for (String name : written) {
            Optional<TimePart> time = TimePart.ofWord(name);
            if (time.isPresent() && part != null) {
                throw new SigmaException(
                        line, "modifiers exclude each other: [" + part.word() + ", " + name + "]");
            }
            if (!KNOWN.contains(name) && time.isEmpty()) {
                throw new SigmaException(line, "the modifier '" + name + "' is not supported");
            }
            part = time.orElse(part);
            names.add(name);
        }
        this.timePart = part;
        this.encodings = new Encodings(written, line);
        List<String> kinds = KINDS.stream().filter(names::contains).toList();
        if (kinds.size() > 1) {
            throw new SigmaException(line, "modifiers exclude each other: " + kinds);
        }
        this.kind = kinds.isEmpty() ? "" : kinds.getFirst();
        boolean flags = names.contains("i") || names.contains("m") || names.contains("s");
        if (flags && !kind.equals("re")) {
            throw new SigmaException(line, "the modifiers i, m and s belong to re");
        }
        requireTogether(written, line);
    }

    private void requireTogether(List<String> written, int line) throws SigmaException {
        for (String name : written) {
            boolean timed = timePart != null && !name.equals(timePart.word());
            if (timed && !WITH_TIME.contains(name)) {
                throw new SigmaException(
                        line,
                        "the modifier '"
                                + name
                                + "' does not go with a part of an instant, "
                                + Objects.requireNonNull(timePart).word());
            }
            if (!kind.isEmpty() && FORMS.contains(name)) {
                throw new SigmaException(
                        line, "the modifier '" + name + "' does not go with " + kind);
            }
        }
    }

    /// Whether the field's tests must not hold.
    boolean negated() {
        return names.contains("neq");
    }

    boolean all() {
        return names.contains("all");
    }

    /// The tests that a value of the rule stands for: several for encodings and for `expand`.
    List<ValueTest> tests(YamlNode.Scalar value) throws SigmaException {
        if (!names.contains("expand")) {
            return testsOf(value);
        }
        List<ValueTest> tests = new ArrayList<>();
        for (String text : placeholders.expand(value.text(), value.line())) {
            tests.addAll(testsOf(new YamlNode.Scalar(text, false, value.line())));
        }
        return tests;
    }

    private List<ValueTest> testsOf(YamlNode.Scalar value) throws SigmaException {
        int line = value.line();
        String text = value.text();
        if (timePart != null) {
            return List.of(moment(timePart, text, line));
        }
        return switch (kind) {
            case "re" -> List.of(new ValueTest.Regex(regex(text, line)));
            case "cidr" ->
                    List.of(
                            new ValueTest.Cidr(
                                    Network.parse(text)
                                            .orElseThrow(() ->
                                                    new SigmaException(
                                                            line, text + " is no network"))));
            case "exists" -> List.of(new ValueTest.Exists(truth(text, line)));
            case "gt" -> compare(ValueTest.Order.GREATER, text, line);
            case "gte" -> compare(ValueTest.Order.AT_LEAST, text, line);
            case "lt" -> compare(ValueTest.Order.LESS, text, line);
            case "lte" -> compare(ValueTest.Order.AT_MOST, text, line);
            case "fieldref" ->
                    List.of(new ValueTest.FieldReference(text, place(), names.contains("cased")));
            default -> value.isNull() ? List.of(new ValueTest.Null()) : texts(text, line);
        };
    }

    private static List<ValueTest> compare(ValueTest.Order order, String text, int line)
            throws SigmaException {
        try {
            return List.of(new ValueTest.Compare(order, new BigDecimal(text)));
        } catch (NumberFormatException e) {
            throw new SigmaException(line, text + " is no number");
        }
    }

    private static boolean truth(String text, int line) throws SigmaException {
        return switch (text) {
            case "true", "True", "yes", "on" -> true;
            case "false", "False", "no", "off" -> false;
            default -> throw new SigmaException(line, "exists takes true or false, not " + text);
        };
    }

    private ValueTest.Place place() {
        if (names.contains("contains")) {
            return ValueTest.Place.ANYWHERE;
        }
        if (names.contains("startswith")) {
            return ValueTest.Place.START;
        }
        return names.contains("endswith") ? ValueTest.Place.END : ValueTest.Place.WHOLE;
    }

    private Pattern regex(String text, int line) throws SigmaException {
        int flags = names.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= names.contains("m") ? Pattern.MULTILINE : 0;
        flags |= names.contains("s") ? Pattern.DOTALL : 0;
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            throw new SigmaException(line, "a wrong regular expression: " + e.getDescription());
        }
    }

    private List<ValueTest> texts(String text, int line) throws SigmaException {
        TextForm form = TextForm.of(text);
        TextForm dashed = names.contains("windash") ? form.dashed() : form;
        if (!encodings.areAny()) {
            return List.of(new ValueTest.Text(placed(dashed), names.contains("cased")));
        }
        List<ValueTest> tests = new ArrayList<>();
        for (TextForm coded : encodings.of(dashed, line)) {
            tests.add(new ValueTest.Text(placed(coded), true));
        }
        return tests;
    }

    private ValueTest.Moment moment(TimePart part, String text, int line) throws SigmaException {
        ValueTest.Order order =
                switch (kind) {
                    case "gt" -> ValueTest.Order.GREATER;
                    case "gte" -> ValueTest.Order.AT_LEAST;
                    case "lt" -> ValueTest.Order.LESS;
                    case "lte" -> ValueTest.Order.AT_MOST;
                    default -> ValueTest.Order.EQUAL;
                };
        if (!text.matches("[0-9]{1,4}") || !part.admits(Integer.parseInt(text))) {
            throw new SigmaException(line, text + " is no " + part.word());
        }
        return new ValueTest.Moment(part, order, Integer.parseInt(text));
    }

    private TextForm placed(TextForm form) {
        boolean anywhere = names.contains("contains") || names.contains("base64offset");
        return form.open(
                anywhere || names.contains("endswith"), anywhere || names.contains("startswith"));
    }
}
