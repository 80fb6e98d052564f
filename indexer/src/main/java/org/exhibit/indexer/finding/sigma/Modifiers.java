package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.finding.YamlNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
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
                    "expand");
    private static final List<String> KINDS =
            List.of("re", "cidr", "exists", "gt", "gte", "lt", "lte", "fieldref");

    private final Set<String> names = new HashSet<>();
    private final String kind;
    private final Placeholders placeholders;

    /// @param written the parts of the name behind the field's own
    Modifiers(List<String> written, Placeholders placeholders, int line) throws SigmaException {
        this.placeholders = placeholders;
        for (String name : written) {
            if (!KNOWN.contains(name)) {
                throw new SigmaException(line, "the modifier '" + name + "' is not supported");
            }
            names.add(name);
        }
        List<String> kinds = KINDS.stream().filter(names::contains).toList();
        if (kinds.size() > 1) {
            throw new SigmaException(line, "modifiers exclude each other: " + kinds);
        }
        this.kind = kinds.isEmpty() ? "" : kinds.getFirst();
        boolean flags = names.contains("i") || names.contains("m") || names.contains("s");
        if (flags && !kind.equals("re")) {
            throw new SigmaException(line, "the modifiers i, m and s belong to re");
        }
    }

    boolean all() {
        return names.contains("all");
    }

    /// The tests that a value of the rule stands for: several for `base64offset` and `expand`.
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
            default -> value.isNull() ? List.of(new ValueTest.Null()) : texts(text);
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

    private List<ValueTest> texts(String text) {
        boolean cased = names.contains("cased");
        if (names.contains("base64")) {
            TextForm coded = TextForm.literal(encoded(text, 0));
            return List.of(new ValueTest.Text(placed(coded), true));
        }
        if (names.contains("base64offset")) {
            List<ValueTest> offsets = new ArrayList<>();
            for (int offset = 0; offset < 3; offset++) {
                TextForm coded = TextForm.literal(shifted(text, offset));
                offsets.add(new ValueTest.Text(placed(coded), true));
            }
            return offsets;
        }
        return List.of(new ValueTest.Text(placed(TextForm.of(text)), cased));
    }

    private static String encoded(String text, int offset) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, padded, offset, bytes.length);
        return Base64.getEncoder().encodeToString(padded);
    }

    /// The base64 of a text that begins at an offset into a group of three bytes, less the
    /// characters that its neighbours would change.
    private static String shifted(String text, int offset) {
        int length = text.getBytes(StandardCharsets.UTF_8).length + offset;
        String coded = encoded(text, offset);
        int from = offset == 0 ? 0 : offset + 1;
        int less =
                switch (length % 3) {
                    case 0 -> 0;
                    case 1 -> 3;
                    default -> 2;
                };
        return coded.substring(from, coded.length() - less);
    }

    private TextForm placed(TextForm form) {
        boolean anywhere = names.contains("contains") || names.contains("base64offset");
        return form.open(
                anywhere || names.contains("endswith"), anywhere || names.contains("startswith"));
    }
}
