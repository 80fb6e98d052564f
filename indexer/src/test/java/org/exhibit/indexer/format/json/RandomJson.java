package org.exhibit.indexer.format.json;

import java.util.SplittableRandom;

/// Valid JSON objects of every construct, and the same with one character changed. No surrogates:
/// readers disagree about those that stand alone.
final class RandomJson {
    private static final String[] TEXTS = {
        "",
        "a",
        "us-east-1",
        "\\\"",
        "\\\\",
        "x\\u0041y",
        "\\u00e9",
        "é😀",
        "\\/\\b\\f\\n\\r\\t",
        "{\\\"a\\\":[1,2]}",
        "0123456789012345678901234567890123456789",
        "},{",
        "tab\\t",
        "]"
    };
    private static final String[] SCALARS = {
        "true", "false", "null", "0", "-0", "12", "-3.50", "1e5", "1E+5", "89.0", "2.5e-10", "{}",
        "[]"
    };
    private static final String BLANKS = " \n\t\r";
    private static final String ODD = "{}[]\",:\\ 0e.-+tfn\u0001x/u";

    private final SplittableRandom random;

    RandomJson(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String object() {
        StringBuilder out = new StringBuilder();
        object(out, 0);
        return out.toString();
    }

    /// Changes, adds or takes away one character.
    String damaged(String json) {
        StringBuilder out = new StringBuilder(json);
        int at = random.nextInt(out.length());
        char odd = ODD.charAt(random.nextInt(ODD.length()));
        switch (random.nextInt(3)) {
            case 0 -> out.setCharAt(at, odd);
            case 1 -> out.insert(at, odd);
            default -> out.deleteCharAt(at);
        }
        return out.toString();
    }

    private void object(StringBuilder out, int depth) {
        out.append('{');
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            blank(out.append(i == 0 ? "" : ","));
            text(out, i);
            blank(out);
            blank(out.append(':'));
            value(out, depth);
            blank(out);
        }
        out.append('}');
    }

    private void value(StringBuilder out, int depth) {
        int kind = random.nextInt(depth > 4 ? 6 : 8);
        if (kind < 3) {
            text(out, -1);
        } else if (kind < 6) {
            out.append(SCALARS[random.nextInt(SCALARS.length)]);
        } else if (kind == 6) {
            object(out, depth + 1);
        } else {
            out.append('[');
            int elements = 1 + random.nextInt(4);
            for (int i = 0; i < elements; i++) {
                blank(out.append(i == 0 ? "" : ","));
                value(out, depth + 1);
            }
            blank(out);
            out.append(']');
        }
    }

    private void text(StringBuilder out, int unique) {
        out.append('"').append(TEXTS[random.nextInt(TEXTS.length)]);
        if (unique >= 0) {
            out.append(unique);
        }
        out.append('"');
    }

    private void blank(StringBuilder out) {
        if (random.nextInt(4) == 0) {
            out.append(BLANKS.charAt(random.nextInt(BLANKS.length())));
        }
    }
}
